/** NOTIFY channel of wake-ups. The payload is the study's id. */
export const WORK_CHANNEL = 'surmise_work';
