import { ACTIVATION_COPIES, BASE_MEMORY_BYTES, PARAMETER_COPIES } from '../constants.ts';
import type { ImageNetwork } from './image-network.ts';
import { networkCost } from './network-cost.ts';

const BYTES_PER_NUMBER = 4;

/**
 * Bytes that a training process will need, from the network and the batch size alone:
 *   base + 4 (P PARAMETER_COPIES + B A ACTIVATION_COPIES)
 * P parameters, A activations of one image, B images per batch. An upper estimate on purpose: a trial that is refused
 * says so at once, one that runs out of memory takes its process with it.
 */
export function estimateMemory(network: ImageNetwork, batchSize: number): number {
  const { parameters, activations } = networkCost(network);
  return (
    BASE_MEMORY_BYTES + BYTES_PER_NUMBER * (parameters * PARAMETER_COPIES + batchSize * activations * ACTIVATION_COPIES)
  );
}
