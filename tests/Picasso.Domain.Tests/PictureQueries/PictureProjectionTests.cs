using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Picasso.EventSourcing;
using Picasso.EventSourcing.Deciding;
using Picasso.Pictures;
using Picasso.Pictures.Queries.Projecting;
using Picasso.Pictures.Queries.ReadModel;

namespace Picasso.Domain.Tests.PictureQueries;

public class PictureProjectionTests
{
    private const string Id = "01890000-0000-7000-8000-000000000001";
    private static readonly DateTimeOffset s_now = new(2026, 5, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly PictureUploaded s_uploaded = new(
        Id, "anna", new OriginalFile("o/1", "aa", "bb", 10, "image/png", 30, 20),
        new PictureDetails("Title", "Words", ["tag"], "city", "alt"),
        [new("b.jpg", 640, 480, "image/jpeg"), new("b.webp", 640, 480, "image/webp"), new("a.webp", 320, 240, "image/webp")], "AQI=");

    private static readonly Gen<PictureEvent> s_later = Gen.Elements<PictureEvent>(
        new PictureDescribed(new PictureDetails("New", "", ["x", "y"], "night", "")),
        new CameraShown(new CameraData("Z 6", Iso: 400)), new CameraShown(new CameraData(Iso: 100)), new CameraHidden(),
        new PictureListed(100, "EUR"), new PictureRepriced(250, "USD"), new PictureUnlisted("owner"),
        new PictureReservedForPurchase("p1", "bob", s_now), new PictureReservedForPurchase("p2", "cleo", s_now),
        new PictureReservationReleased("p1", "card_declined"), new PictureReservationReleased("p2", "timed_out"),
        new OwnershipTransferred("p1", "anna", "bob", 100, "EUR"), new OwnershipTransferred("p2", "bob", "cleo", 5, "EUR"));

    [Fact]
    public void An_upload_becomes_a_row()
    {
        var row = Project([s_uploaded])!;
        (row.PictureId, row.OwnerId, row.CreatorId, row.Sequence, row.Position).ShouldBe((Id, "anna", "anna", 10, 10));
        (row.Sha256, row.Size, row.MediaType, row.Orientation, row.TermsVersion).ShouldBe(("aa", 10, "image/png", "landscape", 1));
        row.Previews.Select(preview => preview.Key).ShouldBe(["a.webp", "b.webp", "b.jpg"]);
    }

    [Fact]
    public void Previews_that_are_added_later_have_their_place_among_the_first()
    {
        var added = new PreviewsAdded(
            [new("c.jpg", 480, 360, "image/jpeg"), new("c.webp", 480, 360, "image/webp"), new("c.avif", 480, 360, "image/avif"), new("b.avif", 640, 480, "image/avif")]);
        var row = Project([s_uploaded, added, new OwnershipTransferred("p1", "anna", "bob", 100, "EUR")])!;
        row.Previews.Select(preview => preview.Key).ShouldBe(["a.webp", "c.avif", "c.webp", "c.jpg", "b.avif", "b.webp", "b.jpg"]);
        Project([s_uploaded, new PreviewsFailed("picture_truncated")])!.Previews.ShouldBe(Project([s_uploaded])!.Previews);
        Project([s_uploaded, added, new PictureDeleted("owner")])!.Previews.ShouldBeEmpty();
    }

    [Fact]
    public void A_row_has_the_owner_and_the_offer_of_the_domain() => Prop
        .ForAll(s_later.ListOf().ToArbitrary(), later =>
        {
            PictureEvent[] events = [s_uploaded, .. later];
            var (row, state) = (Project(events)!, PictureDecider.Instance.Fold(events));
            (row.OwnerId, row.CreatorId, row.TimesSold, row.TermsVersion).ShouldBe((state.OwnerId.Value, state.CreatorId.Value, state.TimesSold, state.TermsVersion));
            (row.Offer?.PriceMinor, row.Offer?.Currency).ShouldBe((state.Offer?.Minor, state.Offer?.Currency));
            (row.Sale?.PurchaseId).ShouldBe(state.Hold?.PurchaseId.Value);
            row.Camera.ShouldBe(state.Camera);
            JsonSerializer.Serialize(row.Details).ShouldBe(JsonSerializer.Serialize(state.Details));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Events_that_come_again_or_late_change_nothing() => Prop
        .ForAll(s_later.ListOf().ToArbitrary(), Gen.Choose(0, 100).ListOf().ToArbitrary(), (later, repeats) =>
        {
            var events = Recorded([s_uploaded, .. later]);
            var whole = events.Aggregate((PictureRow?)null, PictureProjection.Apply);
            var again = repeats.Select(i => events[i % events.Count]).Aggregate(whole, PictureProjection.Apply);
            again.ShouldBeSameAs(whole);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Batches_may_be_cut_anywhere() => Prop
        .ForAll(s_later.ListOf().ToArbitrary(), Gen.Choose(1, 5).ToArbitrary(), (later, size) =>
        {
            var rows = new Dictionary<string, PictureRow>();
            foreach (var batch in Recorded([s_uploaded, .. later]).Chunk(size))
            {
                foreach (var row in RowBatch.Fold(new Dictionary<string, PictureRow>(rows), batch).Changed)
                    rows[row.PictureId] = row;
            }

            JsonSerializer.Serialize(rows[Id]).ShouldBe(JsonSerializer.Serialize(Project([s_uploaded, .. later])));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Of_a_deleted_picture_no_word_is_kept()
    {
        var row = Project([s_uploaded, new CameraShown(new CameraData("Z 6")), new PictureListed(1, "EUR"), new PictureDeleted("owner"), s_uploaded])!;
        row.Removed.ShouldBeTrue();
        JsonSerializer.Serialize(row.Details).ShouldBe(JsonSerializer.Serialize(new PictureDetails("", "", [], "city", "")));
        (row.Previews.Count, row.Placeholder, row.Offer, row.Camera).ShouldBe((0, "", null, null));
    }

    [Fact]
    public void Without_an_upload_there_is_no_row() =>
        Project([new PictureUploadAbandoned("swept"), new PictureListed(1, "EUR")]).ShouldBeNull();

    [Fact]
    public void An_event_of_a_later_version_and_an_upload_of_another_picture_are_unreadable()
    {
        var row = Project([s_uploaded]);
        var unknown = Recorded([s_uploaded])[0] with { Type = "picture.framed.v9", Position = new LogPosition(99) };
        Should.Throw<UnreadableEventException>(() => PictureProjection.Apply(row, unknown)).Error.Reason.ShouldBe("record_unreadable");
        Should.Throw<UnreadableEventException>(() => PictureProjection.Apply(null, Recorded([s_uploaded])[0] with { Stream = "picture-other" }));
    }

    [Fact]
    public void A_transfer_is_a_purchase_of_the_new_owner()
    {
        var row = Project([s_uploaded]);
        var transferred = Recorded([s_uploaded, new OwnershipTransferred("p1", "anna", "bob", 100, "EUR")])[1];
        var sold = PictureProjection.Apply(row, transferred, out var purchase);
        purchase.ShouldBe(new Purchase("bob", Id, 10, 20));
        PictureProjection.Apply(sold, transferred, out var repeated).ShouldBeSameAs(sold);
        repeated.ShouldBeNull();
        PictureProjection.Apply(null, Recorded([s_uploaded])[0], out var ofUpload);
        ofUpload.ShouldBeNull();
    }

    private static PictureRow? Project(IReadOnlyList<PictureEvent> events) =>
        Recorded(events).Aggregate((PictureRow?)null, PictureProjection.Apply);

    private static List<RecordedEvent> Recorded(IReadOnlyList<PictureEvent> events) => [.. events.Select((happened, i) => new RecordedEvent(
        Guid.NewGuid(), PictureEvents.StreamOf(Id), i, new LogPosition((ulong)(10 * (i + 1))), PictureEvents.NameOf(happened),
        PictureEvents.Encode(happened), Array.Empty<byte>(), s_now))];
}
