using Dapper;
using Microsoft.Data.Sqlite;
using Picasso.EventSourcing;
using Picasso.EventSourcing.Deciding;
using Picasso.EventSourcing.Sqlite;

namespace Picasso.Domain.Tests.EventSourcing;

/// <summary>A view of sums by stream that counts each application, so that a doubled event shows; it chokes on an amount of -666, and cannot read one of -777.</summary>
public sealed class SumProjection(SqliteReadModel model) : SqliteProjection(model)
{
    public const string Schema = "CREATE TABLE sums (stream TEXT PRIMARY KEY, sum INTEGER NOT NULL, applied INTEGER NOT NULL);";

    private readonly SqliteReadModel _model = model;

    public bool Chokes { get; set; } = true;

    /// <summary>Whether this version knows amounts of -777.</summary>
    public bool Reads { get; init; }

    /// <summary>Called before each batch is projected.</summary>
    public Action OnProject { get; set; } = () => { };

    public override string Name => "sums";

    public override EventFilter Filter => EventFilter.Streams("counter-");

    public IReadOnlyList<(string Stream, long Sum, long Applied)> Rows()
    {
        using var connection = _model.Current.Open();
        return [.. connection.Query<(string, long, long)>("SELECT stream, sum, applied FROM sums ORDER BY stream")];
    }

    protected override void Project(SqliteConnection connection, SqliteTransaction transaction, IReadOnlyList<RecordedEvent> events)
    {
        OnProject();
        foreach (var recorded in events)
        {
            var amount = int.Parse(recorded.Data.Span);
            if (amount == -666 && Chokes)
                throw new InvalidDataException("poison");
            if (amount == -777 && !Reads)
                throw new UnreadableEventException("has an amount of a later version");
            connection.Execute(
                """
                INSERT INTO sums VALUES (@Stream, @amount, 1)
                ON CONFLICT DO UPDATE SET sum = sum + excluded.sum, applied = applied + 1
                """,
                new { recorded.Stream, amount }, transaction);
        }
    }
}
