using System.Collections.Concurrent;
using Google.Protobuf.WellKnownTypes;
using Picasso.Contracts.Bus;
using Picasso.Contracts.Pictures;
using Picasso.Kernel;

namespace Picasso.Payments.Tests;

/// <summary>Pictures as payments sees it, outliving the host under test like a service of its own.</summary>
public sealed class FakePictures(TimeProvider clock)
{
    private int _missed;
    private readonly ConcurrentDictionary<string, FakePicture> _pictures = new();
    private ulong _position;

    /// <summary>Answers nothing while set, as when it is down.</summary>
    public bool IsDown { get; set; }

    /// <summary>How much it was told while it was down, and so never heard.</summary>
    public int Missed => Volatile.Read(ref _missed);

    /// <summary>Why transfers are refused; null to move the ownership.</summary>
    public string? RefusesTransfers { get; set; }

    /// <summary>Why reservations are refused; null to reserve.</summary>
    public string? RefusesReservations { get; set; }

    public FakePicture Upload(string ownerId, long priceMinor = 12_50)
    {
        var picture = new FakePicture(Ids.New(clock), ownerId) { PriceMinor = priceMinor };
        _pictures[picture.PictureId] = picture;
        return picture;
    }

    public Terms? FindTerms(string pictureId) => _pictures.TryGetValue(pictureId, out var picture) ? TermsOf(picture) : null;

    public object? Reserve(ReservePicture command) => Decide(command.PictureId, picture =>
    {
        if (RefusesReservations is { } reason)
            return new ReservationRefused(command.PurchaseId, command.PictureId, reason);
        if (picture.Hold?.PurchaseId == command.PurchaseId)
            return new PictureReserved(command.PurchaseId, command.PictureId);
        if (picture.TurnedAway.Contains(command.PurchaseId) || command.ExpiresAt <= clock.GetUtcNow() || Differs(picture, command.SellerId, command.TermsVersion, command.PriceMinor))
            return new ReservationRefused(command.PurchaseId, command.PictureId, "terms_changed");
        if (picture.IsHeldByAnother(command.PurchaseId, clock.GetUtcNow()))
            return new ReservationRefused(command.PurchaseId, command.PictureId, "picture_reserved");
        picture.Hold = (command.PurchaseId, command.ExpiresAt);
        return new PictureReserved(command.PurchaseId, command.PictureId);
    });

    public object? Release(ReleaseReservation command) => Decide(command.PictureId, picture =>
    {
        if (picture.Hold?.PurchaseId == command.PurchaseId)
            picture.Hold = null;
        picture.TurnedAway.Add(command.PurchaseId);
        return new ReservationReleased(command.PurchaseId, command.PictureId);
    });

    public object? Transfer(TransferOwnership command) => Decide(command.PictureId, picture =>
    {
        if (picture.Transfers.TryGetValue(command.PurchaseId, out var known))
            return new OwnershipMoved(command.PurchaseId, command.PictureId, known);
        var error = picture.TurnedAway.Contains(command.PurchaseId) || Differs(picture, command.SellerId, command.TermsVersion, command.PriceMinor)
            ? RefusesTransfers ?? "terms_changed"
            : picture.IsHeldByAnother(command.PurchaseId, clock.GetUtcNow()) ? "picture_reserved" : RefusesTransfers;
        if (error is not null)
        {
            picture.TurnedAway.Add(command.PurchaseId);
            return new TransferRefused(command.PurchaseId, command.PictureId, error);
        }

        var condition = picture.Chain.Count == 0 ? null : command.ConditionalUntil;
        picture.Chain.Add((command.PurchaseId, picture.OwnerId, condition));
        (picture.OwnerId, picture.Listed, picture.Hold) = (command.BuyerId, false, null);
        picture.TermsVersion++;
        picture.Transfers[command.PurchaseId] = ++_position;
        return new OwnershipMoved(command.PurchaseId, command.PictureId, _position);
    });

    public object? Freeze(FreezePicture command) => Decide(command.PictureId, picture =>
    {
        var at = picture.Chain.FindIndex(title => title.PurchaseId == command.PurchaseId);
        if (picture.Back.ContainsKey(command.PurchaseId))
            return new PictureFrozen(command.PurchaseId, command.PictureId);
        if (at < 0 || (at < picture.Chain.Count - 1 && !(picture.Chain[at + 1].ConditionalUntil > clock.GetUtcNow())))
            return new PictureNotFrozen(command.PurchaseId, command.PictureId, "picture_resold");
        if (picture.Lifted.Contains(command.PurchaseId))
            return new PictureNotFrozen(command.PurchaseId, command.PictureId, "picture_resold");
        picture.Listed = false;
        picture.Frozen.Add(command.PurchaseId);
        return new PictureFrozen(command.PurchaseId, command.PictureId);
    });

    public object? Unfreeze(UnfreezePicture command) => Decide(command.PictureId, picture =>
    {
        picture.Frozen.Remove(command.PurchaseId);
        picture.Lifted.Add(command.PurchaseId);
        return new PictureUnfrozen(command.PurchaseId, command.PictureId);
    });

    public object? Return(ReturnOwnership command) => Decide(command.PictureId, picture =>
    {
        if (!picture.Back.ContainsKey(command.PurchaseId))
        {
            var at = picture.Chain.FindIndex(title => title.PurchaseId == command.PurchaseId);
            if (!picture.Frozen.Contains(command.PurchaseId)
                && (at < 0 || picture.Lifted.Contains(command.PurchaseId)
                    || (at < picture.Chain.Count - 1 && !(picture.Chain[at + 1].ConditionalUntil > clock.GetUtcNow()))))
            {
                picture.Lost.Add(command.PurchaseId);
                return new ReturnRefused(command.PurchaseId, command.PictureId, "picture_resold");
            }

            while (!picture.Back.ContainsKey(command.PurchaseId) || (picture.Chain.Count > 0 && picture.Lost.Contains(picture.Chain[^1].PurchaseId)))
            {
                picture.Back[picture.Chain[^1].PurchaseId] = (++_position, command.PurchaseId);
                picture.OwnerId = picture.Chain[^1].From;
                picture.Frozen.Remove(picture.Chain[^1].PurchaseId);
                picture.Chain.RemoveAt(picture.Chain.Count - 1);
            }
        }

        var undone = picture.Back.Where(back => back.Value.DisputedPurchaseId == command.PurchaseId && back.Key != command.PurchaseId);
        return new OwnershipReturned(
            command.PurchaseId, command.PictureId, picture.Back[command.PurchaseId].Position, [.. undone.Select(back => back.Key)]);
    });

    private object? Decide(string pictureId, Func<FakePicture, object> decide)
    {
        if (IsDown)
        {
            Interlocked.Increment(ref _missed);
            return null;
        }

        var picture = _pictures[pictureId];
        lock (_pictures)
            return decide(picture);
    }

    private static bool Differs(FakePicture picture, string sellerId, long termsVersion, long priceMinor) =>
        !picture.Listed || picture.OwnerId != sellerId || picture.TermsVersion != termsVersion || picture.PriceMinor != priceMinor;

    private Terms TermsOf(FakePicture picture)
    {
        lock (_pictures)
        {
            var held = picture.Hold is { } hold && hold.Until > clock.GetUtcNow();
            return new Terms
            {
                PictureId = picture.PictureId,
                OwnerId = picture.OwnerId,
                CreatorId = picture.CreatorId,
                RoyaltyBasisPoints = picture.RoyaltyBasisPoints,
                Available = picture.Listed && !held,
                Price = picture.Listed ? new Contracts.Money { Minor = picture.PriceMinor, Currency = picture.Currency } : null,
                TermsVersion = picture.TermsVersion,
                UnavailableReason = !picture.Listed ? "not_listed" : held ? "picture_reserved" : "",
                Title = "Still life with <apples>",
                TitlePurchaseId = picture.Chain.Count == 0 ? "" : picture.Chain[^1].PurchaseId,
                TitleConditionalUntil = picture.Chain.Select(title => title.ConditionalUntil).Where(until => until > clock.GetUtcNow()).Max()?.ToTimestamp(),
            };
        }
    }
}
