/** Takes the place of the packages of Bolt that a Lambda function never runs. */
export {}
