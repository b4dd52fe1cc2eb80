using System.Text;
using Picasso.Pictures;

namespace Picasso.Domain.Tests.Pictures;

/// <summary>Stored events are read for ever: neither a name nor a byte of their JSON may change.</summary>
public class WireFormatTests
{
    public static TheoryData<PictureEvent, string, string> Events { get; } = new()
    {
        {
            Given.Uploaded, "picture.uploaded.v1",
            """{"pictureId":"01900000-0000-7000-8000-000000000001","ownerId":"owner","original":{"key":"01900000-0000-7000-8000-000000000001","sha256":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa","perceptualHash":"bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb","size":1234,"mediaType":"image/jpeg","width":4000,"height":3000},"details":{"title":"Dusk","description":"Over the bay","tags":["sea","dusk"],"category":"nature","altText":"A red sky over water"},"previews":[{"key":"previews/x/y.webp","width":320,"height":240,"mediaType":"image/webp"}],"placeholder":"UklGRg=="}"""
        },
        {
            Given.Uploaded with { Original = Given.Uploaded.Original with { FlatLook = "1:AAAA" } }, "picture.uploaded.v1",
            """{"pictureId":"01900000-0000-7000-8000-000000000001","ownerId":"owner","original":{"key":"01900000-0000-7000-8000-000000000001","sha256":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa","perceptualHash":"bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb","size":1234,"mediaType":"image/jpeg","width":4000,"height":3000,"flatLook":"1:AAAA"},"details":{"title":"Dusk","description":"Over the bay","tags":["sea","dusk"],"category":"nature","altText":"A red sky over water"},"previews":[{"key":"previews/x/y.webp","width":320,"height":240,"mediaType":"image/webp"}],"placeholder":"UklGRg=="}"""
        },
        {
            new PictureDescribed(Given.Words), "picture.described.v1",
            """{"details":{"title":"Dusk","description":"Over the bay","tags":["sea","dusk"],"category":"nature","altText":"A red sky over water"}}"""
        },
        {
            new CameraShown(Given.Camera), "picture.camera_shown.v1",
            """{"camera":{"camera":"NIKON Z 6","lens":"NIKKOR Z 35mm f/1.8 S","exposureNanoseconds":4000000,"apertureHundredths":280,"iso":400,"focalLengthTenths":350,"takenAt":"2025-05-12T14:30"}}"""
        },
        { new CameraShown(new CameraData(Iso: 100)), "picture.camera_shown.v1", """{"camera":{"iso":100}}""" },
        { new CameraHidden(), "picture.camera_hidden.v1", "{}" },
        { new OwnerNoteWritten("buyer", "Over my desk"), "picture.owner_note_written.v1", """{"ownerId":"buyer","note":"Over my desk"}""" },
        { Given.Listed, "picture.listed.v1", """{"priceMinor":1250,"currency":"EUR"}""" },
        { new PictureRepriced(99, "USD"), "picture.repriced.v1", """{"priceMinor":99,"currency":"USD"}""" },
        { new PictureUnlisted("owner"), "picture.unlisted.v1", """{"reason":"owner"}""" },
        { new PictureDeleted("account_closed"), "picture.deleted.v1", """{"reason":"account_closed"}""" },
        { Given.Held(), "picture.reserved.v1", """{"purchaseId":"p1","buyerId":"buyer","expiresAt":"2026-01-02T03:19:05+00:00"}""" },
        {
            new PictureReservationReleased("p1", "card_declined"), "picture.reservation_released.v1",
            """{"purchaseId":"p1","reason":"card_declined"}"""
        },
        {
            Given.Sold(), "picture.ownership_transferred.v1",
            """{"purchaseId":"p1","fromOwnerId":"owner","toOwnerId":"buyer","priceMinor":1250,"currency":"EUR"}"""
        },
        { new PurchaseTurnedAway("p1", "refund"), "picture.purchase_turned_away.v1", """{"purchaseId":"p1","reason":"refund"}""" },
        { new RoyaltyFixed(1250), "picture.royalty_fixed.v1", """{"basisPoints":1250}""" },
        { new PictureFrozenForDispute("p1", "buyer"), "picture.frozen.v1", """{"purchaseId":"p1","ownerId":"buyer"}""" },
        { new FreezeLifted("p1", "dispute_won"), "picture.unfrozen.v1", """{"purchaseId":"p1","reason":"dispute_won"}""" },
        {
            new OwnershipReversed("p1", "buyer", "owner"), "picture.ownership_reversed.v1",
            """{"purchaseId":"p1","fromOwnerId":"buyer","toOwnerId":"owner"}"""
        },
        {
            new ResaleMadeConditional("p2", "p1", Given.Now), "picture.resale_conditional.v1",
            """{"purchaseId":"p2","dependsOnPurchaseId":"p1","until":"2026-01-02T03:04:05+00:00"}"""
        },
        {
            new ResaleUndone("p2", "other", "buyer", "p1"), "picture.resale_undone.v1",
            """{"purchaseId":"p2","fromOwnerId":"other","toOwnerId":"buyer","disputedPurchaseId":"p1"}"""
        },
        {
            new PreviewsAdded([new PreviewFile("previews/x/m/480.avif", 480, 360, "image/avif")]), "picture.previews_added.v1",
            """{"previews":[{"key":"previews/x/m/480.avif","width":480,"height":360,"mediaType":"image/avif"}]}"""
        },
        { new PreviewsFailed("picture_truncated"), "picture.previews_failed.v1", """{"reason":"picture_truncated"}""" },
        { new PictureUploadAbandoned("swept"), "picture.upload_abandoned.v1", """{"reason":"swept"}""" },
    };

    [Theory, MemberData(nameof(Events))]
    public void An_event_keeps_its_name_and_its_json(PictureEvent happened, string name, string json)
    {
        PictureEvents.NameOf(happened).ShouldBe(name);
        Encoding.UTF8.GetString(PictureEvents.Encode(happened)).ShouldBe(json);
        var decoded = PictureEvents.Decode(name, Encoding.UTF8.GetBytes(json)).ShouldNotBeNull();
        Encoding.UTF8.GetString(PictureEvents.Encode(decoded)).ShouldBe(json);
    }

    [Fact]
    public void Every_event_is_pinned() => Events.Select(row => row.Data.Item1.GetType()).ToHashSet()
        .ShouldBe(typeof(PictureEvent).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(PictureEvent))), ignoreOrder: true);

    [Fact]
    public void An_event_of_a_later_version_is_not_guessed_at() =>
        PictureEvents.Decode("picture.listed.v2", "{}"u8).ShouldBeNull();
}
