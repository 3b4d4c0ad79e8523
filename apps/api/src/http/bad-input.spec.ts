import { badInputContract } from '../testing/bad-input-contract.ts';
import { startMemoryApi } from '../testing/memory-api.ts';

badInputContract(startMemoryApi);
