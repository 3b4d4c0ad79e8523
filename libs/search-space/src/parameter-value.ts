/** One value of one parameter. Numbers are always finite. */
export type ParameterValue = string | number | boolean;

/** Parameter name to value, active parameters only. */
export type Assignments = Readonly<Record<string, ParameterValue>>;
