/** RFC 3339 in UTC with milliseconds, as the API shows it. Text, so that every domain value is plain JSON and survives storage unchanged. */
export type Timestamp = string;
