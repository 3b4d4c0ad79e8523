/** Injection tokens of what is an interface: the composition root binds each to its adapter. */
export const LOGGER = Symbol('LOGGER');
export const LOOP = Symbol('LOOP');
export const READS = Symbol('READS');
export const UNIT_OF_WORK = Symbol('UNIT_OF_WORK');
export const DATABASE_CHECK = Symbol('DATABASE_CHECK');
export const STOPPING = Symbol('STOPPING');
