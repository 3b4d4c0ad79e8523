import { askTellContract } from '../testing/ask-tell-contract.ts';
import { badInputContract } from '../testing/bad-input-contract.ts';
import { startDatabaseApi } from '../testing/database-api.ts';

badInputContract(startDatabaseApi);
askTellContract(startDatabaseApi);
