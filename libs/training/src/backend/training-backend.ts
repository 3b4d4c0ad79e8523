/** What a person asks for: `auto` takes the fastest one that works on this machine. */
export type BackendChoice = 'auto' | 'native' | 'wasm' | 'cpu';

/** What was chosen, and why the faster ones were not. */
export interface TrainingBackend {
  readonly name: 'native-gpu' | 'native' | 'wasm' | 'cpu';
  /** Package that provides it, with its version where known. */
  readonly provider: string;
  readonly notes: readonly string[];
}
