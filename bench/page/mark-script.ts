/** Runs right before the contestant's script. */
performance.mark('script');
