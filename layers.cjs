// The one dependency table: lib -> libs it may import. dependency-cruiser, ESLint and the architecture picture read it.
module.exports = {
  numerics: [],
  'search-space': ['numerics'],
  surrogate: ['numerics'],
  acquisition: ['numerics', 'surrogate'],
  analysis: ['numerics', 'surrogate'],
  study: ['search-space'],
  strategies: ['numerics', 'search-space', 'surrogate', 'acquisition', 'analysis', 'study'],
  loop: ['study', 'strategies', 'search-space'],
  training: ['numerics', 'study'],
  persistence: ['study', 'search-space'],
  platform: ['study'],
};
