using Picasso.EventSourcing;
using Picasso.Kernel;
using Picasso.Pictures;

namespace Picasso.Domain.Tests.Pictures;

/// <summary>Pictures in known states.</summary>
internal static class Given
{
    public const string Owner = "owner";
    public const string Buyer = "buyer";
    public const string Other = "other";

    public static readonly DateTimeOffset Now = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);
    public static readonly Money Price = new(12_50, "EUR");

    public static readonly PictureDetails Words = new("Dusk", "Over the bay", ["sea", "dusk"], "nature", "A red sky over water");

    public static CameraData Camera { get; } = new("NIKON Z 6", "NIKKOR Z 35mm f/1.8 S", 4_000_000, 280, 400, 350, "2025-05-12T14:30");

    public static PictureUploaded Uploaded { get; } = new(
        "01900000-0000-7000-8000-000000000001", Owner,
        new OriginalFile("01900000-0000-7000-8000-000000000001", new string('a', 64), new string('b', 64), 1234, "image/jpeg", 4000, 3000),
        Words, [new PreviewFile("previews/x/y.webp", 320, 240, "image/webp")], "UklGRg==");

    public static PictureListed Listed { get; } = new(Price.Minor, Price.Currency);

    public static PictureReservedForPurchase Held(string purchase = "p1", string buyer = Buyer, int minutes = 15) =>
        new(purchase, buyer, Now.AddMinutes(minutes));

    public static OwnershipTransferred Sold(string purchase = "p1", string from = Owner, string to = Buyer) =>
        new(purchase, from, to, Price.Minor, Price.Currency);

    public static PictureState State(params IEnumerable<PictureEvent> after) => PictureDecider.Instance.Fold([Uploaded, .. after]);

    public static ReserveForPurchase Reserve(string purchase = "p1", string buyer = Buyer, long version = 2) =>
        new(purchase, buyer, Owner, version, Price, Now.AddMinutes(15), Now);

    public static TransferToBuyer Transfer(string purchase = "p1", string buyer = Buyer, long version = 2, int afterMinutes = 0) =>
        new(purchase, Owner, buyer, version, Price, Now.AddMinutes(afterMinutes));

    public static Decision<PictureEvent> Decide(this PictureState state, PictureCommand command) =>
        PictureDecider.Instance.Decide(state, command);

    public static PictureState Then(this PictureState state, PictureCommand command) =>
        state.Decide(command).Events.Aggregate(state, PictureDecider.Instance.Evolve);

    public static void ShouldRefuse(this Decision<PictureEvent> decision, string reason)
    {
        decision.Events.ShouldBeEmpty();
        decision.Error.ShouldNotBeNull().Reason.ShouldBe(reason);
    }

    public static void ShouldBeNothing(this Decision<PictureEvent> decision)
    {
        decision.Error.ShouldBeNull();
        decision.Events.ShouldBeEmpty();
    }

    public static void ShouldBe(this Decision<PictureEvent> decision, params IReadOnlyList<PictureEvent> events)
    {
        decision.Error.ShouldBeNull();
        decision.Events.ShouldBe(events);
    }
}
