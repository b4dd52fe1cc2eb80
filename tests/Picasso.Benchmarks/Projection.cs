using System.Diagnostics;
using Picasso.EventSourcing;
using Picasso.EventSourcing.Projecting;
using Picasso.EventSourcing.Sqlite;
using Picasso.Pictures;
using Picasso.Pictures.Queries.Projecting;
using Picasso.Pictures.Queries.ReadModel;
using Picasso.Pictures.Queries.ReadModel.Sqlite;

namespace Picasso.Benchmarks;

/// <summary>Events of a log projected into rows with their search words, against reading the same log and doing nothing.</summary>
internal static class Projection
{
    private const int Events = 20_000, Batch = 256;

    public static async Task RunAsync(TempFolder folder)
    {
        var store = new SqliteEventStore(folder.File("events.db"), TimeProvider.System);
        await FillAsync(store);
        var nothing = await MeasureAsync(store, batch => Task.FromResult(batch.Through));
        Figure.Print("events read", nothing, nothing);
        var rows = new RowSetProjection(new SqlitePictureReadModel(SqlitePictureReadModel.Open(folder.File("read.db"))), RowSet.Serving, null);
        Figure.Print("events projected", await MeasureAsync(store, batch => rows.ApplyAsync(batch, CancellationToken.None)), nothing);
    }

    private static async Task FillAsync(SqliteEventStore store) => await Task.WhenAll(Enumerable.Range(0, Events).Select(number =>
    {
        PictureEvent uploaded = Pictured.UploadOf(number);
        var item = new NewEvent(Guid.NewGuid(), PictureEvents.NameOf(uploaded), PictureEvents.Encode(uploaded), "{}"u8.ToArray());
        return store.AppendAsync(PictureEvents.StreamOf(Pictured.IdOf(number)), ExpectedRevision.NoStream, [item], CancellationToken.None);
    }));

    private static async Task<double> MeasureAsync(SqliteEventStore store, Func<ProjectionBatch, Task<LogPosition>> apply)
    {
        var watch = Stopwatch.StartNew();
        var (after, waiting, seen) = (LogPosition.Start, new List<RecordedEvent>(), 0);
        await foreach (var message in store.SubscribeToAllAsync(after, EventFilter.All, CancellationToken.None))
        {
            if (message is not SubscriptionMessage.Delivered delivered)
                continue;
            waiting.Add(delivered.Event);
            if (++seen % Batch != 0 && seen < Events)
                continue;
            after = await apply(new ProjectionBatch(after, delivered.Event.Position, waiting));
            waiting = [];
            if (seen == Events)
                break;
        }

        return Events / watch.Elapsed.TotalSeconds;
    }
}
