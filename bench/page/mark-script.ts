/** Runs right before the contestant's script, which is then compiled and run. */
performance.mark('script');
