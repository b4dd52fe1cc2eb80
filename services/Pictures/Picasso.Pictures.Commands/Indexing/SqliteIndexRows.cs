using Dapper;
using Microsoft.Data.Sqlite;

namespace Picasso.Pictures.Commands.Indexing;

/// <summary>Reads and writes the tables within a transaction.</summary>
internal sealed record SqliteIndexRows(SqliteConnection Connection, SqliteTransaction? Transaction)
{
    public void Execute(string sql, object parameters) => Connection.Execute(sql, parameters, Transaction);
}
