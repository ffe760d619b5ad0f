import { RemovalPolicy } from 'aws-cdk-lib'
import { AttributeType, BillingMode, type ITable, ProjectionType, Table } from 'aws-cdk-lib/aws-dynamodb'
import type { Construct } from 'constructs'
import { GLOBAL_INDEXES, LOCAL_INDEX, TABLE_KEY, TTL_ATTRIBUTE } from '../../functions/store/table/schema.ts'

const ATTRIBUTE_TYPE = { S: AttributeType.STRING, N: AttributeType.NUMBER }

/** The most units a second. A morning's rush of 2,000 channels stays far below; a loop that has gone wild does not become a bill of thousands. */
const DEFAULT_MAXIMUM = { reads: 4_000, writes: 2_000 }

/**
 * Adds the one table. It outlives the stack, so that a mistaken `cdk destroy` does not delete what was promised to channels. With `restored`,
 * the name of a table that was made from a backup, the stack uses that one, and lets go of its own, which stays.
 */
export function addLedgerTable(scope: Construct, maximum = DEFAULT_MAXIMUM, restored?: string): ITable {
  if (restored) return Table.fromTableName(scope, 'Ledger', restored)
  const table = new Table(scope, 'Ledger', {
    partitionKey: { name: TABLE_KEY.partition, type: AttributeType.STRING },
    sortKey: { name: TABLE_KEY.sort, type: AttributeType.STRING },
    billingMode: BillingMode.PAY_PER_REQUEST,
    maxReadRequestUnits: maximum.reads,
    maxWriteRequestUnits: maximum.writes,
    pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
    timeToLiveAttribute: TTL_ATTRIBUTE,
    deletionProtection: true,
    removalPolicy: RemovalPolicy.RETAIN,
  })
  for (const { name, partition, sort, include } of GLOBAL_INDEXES) {
    table.addGlobalSecondaryIndex({
      indexName: name,
      partitionKey: { name: partition.name, type: ATTRIBUTE_TYPE[partition.type] },
      sortKey: { name: sort.name, type: ATTRIBUTE_TYPE[sort.type] },
      ...projection(include),
    })
  }
  table.addLocalSecondaryIndex({
    indexName: LOCAL_INDEX.name,
    sortKey: { name: LOCAL_INDEX.sort.name, type: ATTRIBUTE_TYPE[LOCAL_INDEX.sort.type] },
  })
  return table
}

function projection(include: 'all' | readonly string[]) {
  if (include === 'all') return { projectionType: ProjectionType.ALL }
  if (include.length === 0) return { projectionType: ProjectionType.KEYS_ONLY }
  return { projectionType: ProjectionType.INCLUDE, nonKeyAttributes: [...include] }
}
