import { askTellContract } from '../testing/ask-tell-contract.ts';
import { startMemoryApi } from '../testing/memory-api.ts';

askTellContract(startMemoryApi);
