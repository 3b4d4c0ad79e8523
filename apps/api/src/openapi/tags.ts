export const TAGS = {
  projects: 'Projects keep studies apart.',
  studies: 'One study is one search: what may vary, what counts, and how far to go.',
  trials: 'One trial is one configuration and its life: asked for, evaluated, told.',
  me: 'Who the key belongs to.',
  health: 'For supervisors and load balancers.',
} as const;
