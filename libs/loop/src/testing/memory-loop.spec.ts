import { CountingIdentities } from '#study/testing';
import { loopContract } from './loop-contract.ts';
import { openMemoryLoop } from './loop-harness.ts';

loopContract('in memory', () => openMemoryLoop(new CountingIdentities()));
