using Picasso.Kernel;
using Picasso.Pictures;

namespace Picasso.Fakes;

/// <summary>One picture: how it stands, and what its owner and others do to it.</summary>
public sealed class FakePicture(FakePictures pictures, TimeProvider clock, string pictureId)
{
    public string PictureId { get; } = pictureId;

    public string OwnerId => State.OwnerId.Value;

    public bool Listed => State.Offer is not null;

    /// <summary>The reservation that was neither released nor replaced.</summary>
    public Hold? Hold => State.Hold;

    /// <summary>The disputed purchase that freezes it; null when it is not frozen.</summary>
    public string? FrozenFor => State.IsFrozen ? State.Disputes.First(dispute => dispute.Value == DisputeStanding.Frozen).Key.Value : null;

    /// <summary>The purchases that the owner's title rests on, oldest first.</summary>
    public IReadOnlyList<TitleByPurchase> Titles => State.Titles;

    /// <summary>The purchases that ever transferred it.</summary>
    public IReadOnlyList<string> Transfers =>
        [.. pictures.EventsOf(PictureId).OfType<OwnershipTransferred>().Select(transferred => transferred.PurchaseId.Value)];

    private PictureState State => pictures.StateOf(PictureId);

    /// <summary>Its owner offers it, or changes its price.</summary>
    public void Offer(long priceMinor = 12_50, string currency = "EUR") =>
        pictures.Do(PictureId, new ListPicture(OwnerId, new Money(priceMinor, currency), clock.GetUtcNow()));

    /// <summary>It was offered by an earlier version, which had other bounds of prices.</summary>
    public void WasOffered(long priceMinor) => pictures.Happened(PictureId, new PictureListed(priceMinor, "EUR"));

    /// <summary>Its owner ends the offer.</summary>
    public void Withdraw() => pictures.Do(PictureId, new UnlistPicture(OwnerId, clock.GetUtcNow()));

    /// <summary>Its owner deletes it.</summary>
    public void Delete() => pictures.Do(PictureId, new DeletePicture(OwnerId, clock.GetUtcNow()));

    /// <summary>A purchase of somebody else reserves it.</summary>
    /// <returns>The purchase.</returns>
    public string Reserve(string buyerId, TimeSpan? lifetime = null)
    {
        var (state, purchase, now) = (State, Ids.New(clock), clock.GetUtcNow());
        pictures.Do(PictureId, new ReserveForPurchase(
            purchase, buyerId, state.OwnerId, state.TermsVersion, state.Offer!.Value, now + (lifetime ?? TimeSpan.FromMinutes(1)), now));
        return purchase;
    }

    /// <summary>A purchase of somebody else transfers it, for its price.</summary>
    public void SellTo(string buyerId)
    {
        if (!Listed)
            Offer();
        var (purchase, state) = (Reserve(buyerId), State);
        pictures.Do(PictureId, new TransferToBuyer(
            purchase, state.OwnerId, buyerId, state.TermsVersion, state.Offer!.Value, clock.GetUtcNow()));
    }
}
