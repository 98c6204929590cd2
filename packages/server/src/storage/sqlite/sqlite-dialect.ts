import {
  CompiledQuery,
  type DatabaseConnection,
  type DataTypeNode,
  type Driver,
  type GeneratedNode,
  type SelectModifierNode,
  SqliteAdapter,
  type SqliteDatabase,
  SqliteDialect,
  SqliteDriver,
  SqliteQueryCompiler,
} from 'kysely'

/**
 * SQLite as the statements of this folder expect it: they are written once, for PostgreSQL and for this, and what must
 * be said differently is said differently here.
 */
export class BillfoldSqliteDialect extends SqliteDialect {
  readonly #database: SqliteDatabase

  constructor(database: SqliteDatabase) {
    super({ database })
    this.#database = database
  }

  override createDriver(): Driver {
    return new ImmediateSqliteDriver({ database: this.#database })
  }

  override createAdapter(): SqliteAdapter {
    return new TransactionalSqliteAdapter()
  }

  override createQueryCompiler(): SqliteQueryCompiler {
    return new LocklessSqliteQueryCompiler()
  }
}

/**
 * Takes the write lock when a transaction begins. A transaction that starts by reading and wants to write later is refused
 * at once (SQLITE_BUSY_SNAPSHOT, no waiting) if another process wrote in between.
 */
class ImmediateSqliteDriver extends SqliteDriver {
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'))
  }

  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    try {
      await super.rollbackTransaction(connection)
    } catch {
      // A full disk has undone the transaction already, and there is none left to undo: that the disk is full is the
      // error to report, not this one.
    }
  }
}

/** SQLite's schema changes are transactional (kysely assumes not): so migrating is all or nothing, and one process's. */
class TransactionalSqliteAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true
  }
}

class LocklessSqliteQueryCompiler extends SqliteQueryCompiler {
  /** No row locks, and no need for them: a transaction holds the only write lock from its first statement to its last. */
  protected override visitSelectModifier(node: SelectModifierNode): void {
    if (node.modifier === 'Distinct') super.visitSelectModifier(node)
  }

  /** Every integer has 64 bits; and only a key called `integer` is the row's own number, which is assigned by itself. */
  protected override visitDataType(node: DataTypeNode): void {
    super.visitDataType(node.dataType === 'bigint' ? { ...node, dataType: 'integer' } : node)
  }

  protected override visitGenerated(node: GeneratedNode): void {
    if (node.identity !== true) super.visitGenerated(node)
  }
}
