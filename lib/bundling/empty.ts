/** Stands in for the parts of Bolt that a Lambda function never runs. */
export {}
