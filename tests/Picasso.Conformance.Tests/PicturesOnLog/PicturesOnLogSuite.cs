using Picasso.Conformance.Tests.EventStore;
using Picasso.EventSourcing;
using Picasso.EventSourcing.Projecting;
using Picasso.Kernel;
using Picasso.Pictures;
using Picasso.Pictures.Commands.Indexing;
using Picasso.Pictures.Queries.Projecting;
using Picasso.Pictures.Queries.ReadModel;
using Picasso.Pictures.Queries.Watching;
using Picasso.Testing.Processes;

namespace Picasso.Conformance.Tests.PicturesOnLog;

/// <summary>The views of pictures over a log, for every engine of logs and every engine of views.</summary>
public abstract class PicturesOnLogSuite : IAsyncLifetime
{
    private const string Repriced = "picture.repriced.v1";

    private readonly Func<IEventLog> _newLog;
    private readonly IEventLog _log;
    private readonly IViewStores _views;

    private protected PicturesOnLogSuite(Func<IEventLog> newLog, IViewStores views) => (_newLog, _log, _views) = (newLog, newLog(), views);

    private static string Held { get; } = Ids.From("picture/held");

    private static string Other { get; } = Ids.From("picture/other");

    public async ValueTask InitializeAsync() => await _views.PrepareAsync();

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await _views.DisposeAsync();
        _log.Dispose();
    }

    [Theory]
    [InlineData("picture.framed.v9", """{"frame":"oak"}""")]
    [InlineData("picture.repriced.v1", """{"priceMinor":"much"}""")]
    [InlineData("picture.repriced.v1", """{"priceMinor":5}""")]
    [InlineData("picture.described.v1", """{"details":null}""")]
    [InlineData("picture.described.v1", "no JSON")]
    [InlineData("Another Program's Event/7", "")]
    public async Task Case_24_an_unreadable_event_holds_its_picture_there_and_the_others_go_on(string type, string data)
    {
        var log = _log.Open();
        await UploadAsync(log, Held, new PictureListed(100, "EUR"));
        await AppendAsync(log, Held, Sample.Event(type, data));
        await AppendAsync(log, Held, Event(new PictureRepriced(300, "EUR")));
        var end = await UploadAsync(log, Other, new PictureListed(500, "EUR"));

        await using var rows = await StartRowsAsync(log);
        await rows.SeesAsync(end);
        await using var index = await StartIndexAsync(log);
        await index.SeesAsync(end);

        (await PriceOfAsync(Held), await PriceOfAsync(Other)).ShouldBe((100, 500));
        (await _views.OpenIndex().Index.ContainsAsync(Other, default)).ShouldBeTrue();
        foreach (var name in new[] { "pictures", "picture-index" })
        {
            var held = (await _views.OpenQuarantine().ListAsync(name, "", 10, default)).ShouldHaveSingleItem();
            (held.Stream, held.FromRevision, held.ThroughRevision).ShouldBe((PictureEvents.StreamOf(Held), 2, 3));
        }
    }

    [Fact]
    public async Task A_version_that_knows_the_event_applies_what_was_held_in_order_and_once()
    {
        var log = _log.Open();
        await UploadAsync(log, Held, new PictureListed(100, "EUR"), new PictureRepriced(200, "EUR"), new PictureUnlisted("owner"));
        var end = await AppendAsync(log, Held, Event(new PictureListed(300, "EUR")));
        await using (var older = await StartRowsAsync(new OlderVersion(log, Repriced)))
        {
            await older.SeesAsync(end);
            (await PriceOfAsync(Held)).ShouldBe(100);
        }

        await using var upgraded = await StartRowsAsync(log);

        await Wait.UntilAsync(async () => await PriceOfAsync(Held) == 300, () => "the held events are not applied");
        await Wait.UntilAsync(async () => await CountHeldAsync() == 0, () => "the picture is still held");
        (await RowOfAsync(Held))!.TermsVersion.ShouldBe(5);
        await upgraded.SeesAsync(await AppendAsync(log, Held, Event(new PictureRepriced(400, "EUR"))));
        (await PriceOfAsync(Held)).ShouldBe(400);
    }

    [Fact]
    public async Task An_operator_tries_one_held_picture_again_and_then_the_rest()
    {
        var log = _log.Open();
        await UploadAsync(log, Held, new PictureListed(100, "EUR"), new PictureRepriced(200, "EUR"));
        var end = await UploadAsync(log, Other, new PictureListed(500, "EUR"), new PictureRepriced(600, "EUR"));
        await using (var older = await StartRowsAsync(new OlderVersion(log, Repriced)))
        {
            await older.SeesAsync(end);
            (await older.Held.ListAsync(10, default)).Select(held => held.FromRevision).ShouldBe([2, 2]);
        }

        // It does not follow: a version that does tries again by itself when it starts.
        await using var rows = RunningView<PicturesProjection>.Create(
            new PicturesProjection(_views.OpenRows(), new ChangeFeed()), log, _views.OpenQuarantine());
        (await rows.Held.RetryAsync(PictureEvents.StreamOf(Held), default)).ShouldBe(1);
        (await PriceOfAsync(Held), await PriceOfAsync(Other), await rows.Held.CountAsync(default)).ShouldBe((200, 500, 1));
        (await rows.Held.RetryAsync(null, default)).ShouldBe(1);

        (await PriceOfAsync(Other), await rows.Held.CountAsync(default)).ShouldBe((600, 0));
        rows.Progress.Quarantine.Streams.ShouldBe(0);
    }

    [Fact]
    public async Task A_rebuild_by_a_version_that_knows_the_event_lets_the_picture_go()
    {
        var log = _log.Open();
        await UploadAsync(log, Held, new PictureListed(100, "EUR"));
        await using (var older = await StartRowsAsync(new OlderVersion(log, Repriced)))
            await older.SeesAsync(await AppendAsync(log, Held, Event(new PictureRepriced(200, "EUR"))));
        await using var upgraded = await StartRowsAsync(log);
        await upgraded.SeesAsync(await log.ReadEndAsync(default));

        await upgraded.RebuildAsync();

        (await PriceOfAsync(Held), await CountHeldAsync()).ShouldBe((200, 0));
        (await RowOfAsync(Held))!.TermsVersion.ShouldBe(3);
    }

    [Fact]
    public async Task A_rebuild_that_cannot_read_an_event_holds_its_picture_too()
    {
        var log = _log.Open();
        await UploadAsync(log, Held, new PictureListed(100, "EUR"));
        await AppendAsync(log, Held, Sample.Event("picture.framed.v9"));
        await using var rows = await StartRowsAsync(log);
        await rows.SeesAsync(await UploadAsync(log, Other, new PictureListed(500, "EUR")));

        await rows.RebuildAsync();

        (await PriceOfAsync(Held), await PriceOfAsync(Other), await CountHeldAsync()).ShouldBe((100, 500, 1));
        await rows.SeesAsync(await AppendAsync(log, Held, Event(new PictureRepriced(900, "EUR"))));
        (await PriceOfAsync(Held)).ShouldBe(100);
    }

    [Fact]
    public async Task Case_36_after_an_operator_accepts_an_older_log_views_show_nothing_that_it_lost()
    {
        var log = _log.Open();
        await UploadAsync(log, Held, new PictureListed(100, "EUR"));
        await using (var rows = await StartRowsAsync(log))
        await using (var index = await StartIndexAsync(log))
        {
            var end = await UploadAsync(log, Other, new PictureListed(500, "EUR"));
            await rows.SeesAsync(end);
            await index.SeesAsync(end);
        }

        using var restored = _newLog();
        var older = restored.Open();
        await UploadAsync(older, Held, new PictureListed(100, "EUR"));
        await RebuildStoppedAsync(older);

        await using var again = await StartIndexAsync(older);
        await again.SeesAsync(await older.ReadEndAsync(default));
        (await PriceOfAsync(Held), await RowOfAsync(Other)).ShouldBe((100, null));
        (await _views.OpenIndex().Index.ContainsAsync(Held, default), await _views.OpenIndex().Index.ContainsAsync(Other, default)).ShouldBe((true, false));
    }

    [Fact]
    public async Task A_view_is_not_behind_at_the_end_and_is_rebuilt_beside_a_writer_whatever_positions_count()
    {
        var log = _log.Open();
        // More than a batch of events, each of hundreds of bytes: no distance between positions says how many events are left.
        await UploadAsync(log, Held, [new PictureListed(100, "EUR"), .. Enumerable.Range(101, 400).Select(price => new PictureRepriced(price, "EUR"))]);
        await using var rows = await StartRowsAsync(log);
        await rows.SeesAsync(await log.ReadEndAsync(default));
        (rows.Progress.Lag, rows.Progress.Behind).ShouldBe((0ul, TimeSpan.Zero));
        using var stop = new CancellationTokenSource();
        var writing = RepriceAsync(log, rows, stop.Token);

        await rows.RebuildAsync();

        await stop.CancelAsync();
        var price = await writing;
        await rows.SeesAsync(await log.ReadEndAsync(default));
        (await PriceOfAsync(Held), await CountHeldAsync()).ShouldBe((price, 0));
        (rows.Progress.Lag, rows.Progress.Behind).ShouldBe((0ul, TimeSpan.Zero));
    }

    // The next event follows when the view has the last one, so that the writer is not faster than any view.
    private static async Task<long> RepriceAsync(IEventStore log, RunningView<PicturesProjection> rows, CancellationToken cancellationToken)
    {
        var price = 1_000L;
        do
        {
            await rows.SeesAsync(await AppendAsync(log, Held, Event(new PictureRepriced(++price, "EUR"))));
        }
        while (!cancellationToken.IsCancellationRequested);
        return price;
    }

    private async Task RebuildStoppedAsync(IEventStore log)
    {
        var (rows, index) = (new PicturesProjection(_views.OpenRows(), new ChangeFeed()), _views.OpenIndex().Projection);
        await using (var rebuild = await rows.BeginRebuildAsync(default))
        {
            await CatchUp.RunAsync(log, rebuild.Target, await log.ReadEndAsync(default), TimeProvider.System, default);
            await rebuild.SwapAsync(default);
        }

        await ((IClearableProjection)index).ClearAsync(default);
    }

    private Task<RunningView<PicturesProjection>> StartRowsAsync(IEventStore log) => RunningView<PicturesProjection>.StartAsync(
        new PicturesProjection(_views.OpenRows(), new ChangeFeed()), log, _views.OpenQuarantine());

    private Task<RunningView<IProjection>> StartIndexAsync(IEventStore log) =>
        RunningView<IProjection>.StartAsync(_views.OpenIndex().Projection, log, _views.OpenQuarantine());

    private async Task<PictureRow?> RowOfAsync(string picture) => (await _views.OpenRows().FindAsync(picture, default))?.Row;

    private async Task<long?> PriceOfAsync(string picture) => (await RowOfAsync(picture))?.Offer?.PriceMinor;

    private Task<long> CountHeldAsync() => _views.OpenQuarantine().CountAsync("pictures", default);

    private static NewEvent Event(PictureEvent happened) =>
        new(Guid.NewGuid(), PictureEvents.NameOf(happened), PictureEvents.Encode(happened), "{}"u8.ToArray());

    private static async Task<LogPosition> AppendAsync(IEventStore log, string picture, params NewEvent[] events) =>
        (await log.Append(PictureEvents.StreamOf(picture), ExpectedRevision.Any, events)).Position;

    private static Task<LogPosition> UploadAsync(IEventStore log, string picture, params PictureEvent[] then) => AppendAsync(
        log, picture,
        [
            Event(new PictureUploaded(
                picture, "ann", new OriginalFile("k", new string('a', 64), "", 1, "image/png", 300, 300),
                new PictureDetails("t", "", [], "other", ""), [], "")),
            .. then.Select(Event),
        ]);
}
