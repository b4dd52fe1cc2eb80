using System.Text.Json;
using Picasso.EventSourcing;
using Picasso.EventSourcing.Projecting;
using Picasso.Pictures;
using Picasso.Pictures.Commands.ClosingAccounts;
using Picasso.Pictures.Commands.Imaging;
using Picasso.Pictures.Commands.Indexing;

namespace Picasso.Conformance.Tests.PictureCommands;

/// <summary>What every index of the write side keeps to.</summary>
public abstract class PictureIndexConformance
{
    private const string Ann = "ann";
    private const string Ben = "ben";

    private readonly List<RecordedEvent> _log = [];

    private protected abstract (IPictureIndex Index, IProjection Projection) Subject { get; }

    private void Record(string stream, string type, byte[] data) => _log.Add(new RecordedEvent(
        Guid.NewGuid(), stream, 0, new LogPosition((ulong)_log.Count + 1), type, data, "{}"u8.ToArray(), DateTimeOffset.UnixEpoch));

    private void Happened(string picture, PictureEvent happened) =>
        Record(PictureEvents.StreamOf(picture), PictureEvents.NameOf(happened), PictureEvents.Encode(happened));

    private void Left(string user) => Record(
        ClosedAccounts.StreamPrefix + user, "account.closed.v1", JsonSerializer.SerializeToUtf8Bytes(new { userId = user }));

    private void Uploaded(string picture, string owner, string hash = "", string? flat = null) => Happened(picture, new PictureUploaded(
        picture, owner, new OriginalFile("k", new string('a', 64), hash, 1, "image/png", 300, 300, FlatLook: flat),
        new PictureDetails("t", "", [], "other", ""), [], ""));

    private async Task<LogPosition> Apply()
    {
        var (_, projection) = Subject;
        var after = await projection.LoadCheckpointAsync(default);
        var events = _log.Where(one => one.Position > after).ToList();
        return await projection.ApplyAsync(new ProjectionBatch(after, new LogPosition((ulong)_log.Count), events), default);
    }

    private static PerceptualHash Hash(params int[] set)
    {
        var signs = new bool[256];
        foreach (var one in set)
            signs[one] = true;
        return PerceptualHash.From(signs);
    }

    private async Task<IEnumerable<LeftBehind>> LeftBehind() => await Subject.Index.ListLeftBehindAsync(100, default);

    [Fact]
    public async Task It_knows_pictures_until_they_are_deleted()
    {
        Uploaded("p1", Ann);
        await Apply();
        (await Subject.Index.ContainsAsync("p1", default)).ShouldBeTrue();
        (await Subject.Index.ContainsAsync("p2", default)).ShouldBeFalse();
        Happened("p1", new PictureDeleted("owner"));
        await Apply();
        (await Subject.Index.ContainsAsync("p1", default)).ShouldBeFalse();
    }

    [Fact]
    public async Task It_finds_what_shares_a_piece_of_its_hash()
    {
        Uploaded("near", Ann, Hash(1, 17).ToString());
        Uploaded("far", Ann, Hash([.. Enumerable.Range(0, 16).Select(band => (16 * band) + 3)]).ToString());
        Uploaded("plain", Ann);
        await Apply();
        var found = await Subject.Index.FindCandidatesAsync(LookPieces.Of(Hash(1, 200), null), default);
        found.ShouldHaveSingleItem().PictureId.ShouldBe("near");
        found[0].Hash!.DistanceTo(Hash(1, 17)).ShouldBe(0);
        Happened("near", new PictureDeleted("owner"));
        await Apply();
        (await Subject.Index.FindCandidatesAsync(LookPieces.Of(Hash(1, 200), null), default)).ShouldBeEmpty();
    }

    [Fact]
    public async Task It_lists_what_has_no_further_previews_the_latest_first()
    {
        Uploaded("p1", Ann);
        Uploaded("p2", Ann);
        Uploaded("p3", Ben);
        Uploaded("p4", Ben);
        Uploaded("p5", Ben);
        Happened("p2", new PreviewsAdded([new PreviewFile("k", 480, 320, "image/avif")]));
        await Apply();
        Happened("p4", new PreviewsFailed("picture_truncated"));
        Happened("p5", new PictureDeleted("owner"));
        Happened("p1", new OwnershipTransferred("purchase", Ann, Ben, PriceMinor: 500, Currency: "EUR"));
        await Apply();
        (await Missing(100)).ShouldBe(["p3", "p1"]);
        (await Missing(1)).ShouldBe(["p3"]);
    }

    private async Task<IEnumerable<string>> Missing(int limit) =>
        (await Subject.Index.ListWithoutFurtherPreviewsAsync(limit, default)).Select(id => id.Value);

    private static FlatLook Flat(int first)
    {
        var hash = new byte[64];
        (hash[2 * first], hash[(2 * first) + 1]) = (0xF0, 0x0F);
        return new FlatLook(hash, new byte[768]);
    }

    [Fact]
    public async Task It_finds_drawings_by_a_piece_of_their_look()
    {
        Uploaded("near", Ann, flat: Flat(3).ToString());
        Uploaded("far", Ann, flat: Flat(4).ToString());
        Uploaded("photograph", Ann, Hash(1, 17).ToString());
        Uploaded("of a later version", Ann, flat: "2:AAAA");
        await Apply();
        var found = (await Subject.Index.FindCandidatesAsync(LookPieces.Of(null, Flat(3)), default)).ShouldHaveSingleItem();
        found.PictureId.ShouldBe("near");
        found.Hash.ShouldBeNull();
        found.Flat!.DistanceTo(Flat(3)).ShouldBe(0);
        Happened("near", new PictureDeleted("owner"));
        await Apply();
        (await Subject.Index.FindCandidatesAsync(LookPieces.Of(null, Flat(3)), default)).ShouldBeEmpty();
    }

    [Fact]
    public async Task It_lists_what_somebody_who_left_still_owns_and_must_withdraw()
    {
        Uploaded("unsold", Ann);
        Uploaded("sold", Ann);
        Uploaded("resold", Ben);
        Happened("sold", new OwnershipTransferred("x", Ann, Ben, 1, "EUR"));
        Happened("resold", new OwnershipTransferred("y", Ben, Ann, 1, "EUR"));
        Happened("resold", new PictureListed(1, "EUR"));
        Left(Ann);
        await Apply();
        (await LeftBehind()).ShouldBe([new("resold", Ann), new("unsold", Ann)], ignoreOrder: true);

        Happened("unsold", new PictureDeleted("account_closed"));
        Happened("resold", new PictureUnlisted("account_closed"));
        await Apply();
        (await LeftBehind()).ShouldBeEmpty();
    }

    [Fact]
    public async Task It_lists_also_what_comes_after_its_owner_left()
    {
        Left(Ann);
        Uploaded("late", Ann);
        await Apply();
        (await LeftBehind()).ShouldBe([new("late", Ann)]);
        Happened("late", new OwnershipTransferred("x", Ann, Ben, 1, "EUR"));
        await Apply();
        (await LeftBehind()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Events_count_once()
    {
        Uploaded("p1", Ann, Hash(1).ToString());
        var batch = new ProjectionBatch(LogPosition.Start, new LogPosition(1), [.. _log]);
        (await Subject.Projection.ApplyAsync(batch, default)).ShouldBe(new LogPosition(1));
        (await Subject.Projection.ApplyAsync(batch, default)).ShouldBe(new LogPosition(1));
        (await Subject.Projection.ApplyAsync(batch with { After = new LogPosition(7), Through = new LogPosition(9) }, default))
            .ShouldBe(new LogPosition(1));
    }
}
