using System.Data.Common;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;
using Picasso.Payments.Storing;

namespace Picasso.Payments.Sharding;

/// <summary>
/// The tables that move with a bucket: every table of the model with a bucket column, and their child tables. Rows are copied as plain columns, which
/// are integers and text, so a new table moves too.
/// </summary>
internal static class BucketTables
{
    private const string Bucket = nameof(BucketOwnership.Bucket);

    /// <summary>Whether rows of this type are part of a bucket.</summary>
    public static bool HasBucket(IEntityType type) =>
        type.ClrType != typeof(BucketOwnership) && type.ClrType != typeof(BucketChunk) && type.FindProperty(Bucket) is not null;

    /// <summary>The tables, referenced ones first.</summary>
    public static IReadOnlyList<BucketTable> Of(PaymentsDbContext db)
    {
        var quote = db.GetService<ISqlGenerationHelper>();
        var types = db.Model.GetEntityTypes().Where(type => type.ClrType != typeof(BucketOwnership) && type.ClrType != typeof(BucketChunk));
        return [.. types.OrderBy(type => HasBucket(type) ? 0 : 1).ThenBy(type => type.GetTableName(), StringComparer.Ordinal)
            .Select(type => new BucketTable(
                type.GetTableName()!,
                quote.DelimitIdentifier(type.GetTableName()!),
                [.. type.GetProperties().Select(property => quote.DelimitIdentifier(property.GetColumnName()))],
                Condition(type, quote)))];
    }

    private static string Condition(IEntityType type, ISqlGenerationHelper quote)
    {
        if (HasBucket(type))
            return $"{quote.DelimitIdentifier(Bucket)} = @bucket";
        var parent = type.GetForeignKeys().Single(key => HasBucket(key.PrincipalEntityType));
        var child = quote.DelimitIdentifier(parent.Properties[0].GetColumnName());
        var key = quote.DelimitIdentifier(parent.PrincipalKey.Properties[0].GetColumnName());
        return $"{child} IN (SELECT {key} FROM {quote.DelimitIdentifier(parent.PrincipalEntityType.GetTableName()!)} "
            + $"WHERE {quote.DelimitIdentifier(Bucket)} = @bucket)";
    }
}

/// <summary>One of the tables; names are quoted for the engine except <paramref name="Name"/>.</summary>
internal sealed record BucketTable(string Name, string Quoted, IReadOnlyList<string> Columns, string Condition)
{
    private const int RowsAtOnce = 40;

    /// <summary>The bucket's rows as JSON texts with some rows each.</summary>
    public async Task<List<string>> PackAsync(PaymentsDbContext db, int bucket, CancellationToken cancellationToken)
    {
        await using var command = Command(db, $"SELECT {string.Join(", ", Columns)} FROM {Quoted} WHERE {Condition}");
        Add(command, "@bucket", bucket);
        var rows = new List<object?[]>();
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            var values = new object[Columns.Count];
            reader.GetValues(values);
            rows.Add([.. values.Select(value => value is DBNull ? null : value)]);
        }

        return [.. rows.Chunk(RowsAtOnce).Select(chunk => JsonSerializer.Serialize(chunk))];
    }

    /// <summary>Inserts packed rows into the table.</summary>
    public async Task UnpackAsync(PaymentsDbContext db, string packed, CancellationToken cancellationToken)
    {
        using var rows = JsonDocument.Parse(packed);
        await using var command = Command(db, "");
        var lists = new List<string>();
        foreach (var value in rows.RootElement.EnumerateArray().SelectMany(row => row.EnumerateArray()))
            Add(command, $"@p{command.Parameters.Count}", ToValue(value));
        for (var first = 0; first < command.Parameters.Count; first += Columns.Count)
            lists.Add($"({string.Join(", ", Enumerable.Range(first, Columns.Count).Select(number => $"@p{number}"))})");
        command.CommandText = $"INSERT INTO {Quoted} ({string.Join(", ", Columns)}) VALUES {string.Join(", ", lists)}";
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>Deletes the bucket's rows from the table.</summary>
    public async Task RemoveAsync(PaymentsDbContext db, int bucket, CancellationToken cancellationToken)
    {
        await using var command = Command(db, $"DELETE FROM {Quoted} WHERE {Condition}");
        Add(command, "@bucket", bucket);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static object ToValue(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Number => value.GetInt64(),
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.True or JsonValueKind.False => value.GetBoolean(),
        JsonValueKind.Null => DBNull.Value,
        _ => throw new JsonException($"A column holds {value.ValueKind}."),
    };

    private static DbCommand Command(PaymentsDbContext db, string sql)
    {
        var command = db.Database.GetDbConnection().CreateCommand();
        command.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
        command.CommandText = sql;
        return command;
    }

    private static void Add(DbCommand command, string name, object value)
    {
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = (name, value);
        command.Parameters.Add(parameter);
    }
}
