/** Maximum characters per line, so that code fits into the column of samples. Long strings may exceed it. */
export const width = 64;
