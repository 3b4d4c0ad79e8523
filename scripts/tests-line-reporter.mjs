import { writeFileSync } from 'node:fs';

/** Leaves the counts of a Jest run where run-tests.mjs finds them, so that the closing line is printed after everything else. */
export default class TestsLineReporter {
  onRunComplete(_contexts, results) {
    const counts = {
      passed: results.numPassedTests,
      failed: results.numFailedTests + results.numRuntimeErrorTestSuites,
      skipped: results.numPendingTests + results.numTodoTests,
    };
    const path = process.env.TEST_COUNTS_FILE;
    if (path) writeFileSync(path, JSON.stringify(counts));
    else console.log(`tests: ${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`);
  }
}
