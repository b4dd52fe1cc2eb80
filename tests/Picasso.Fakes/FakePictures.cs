using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using Picasso.Contracts.Bus;
using Picasso.Contracts.Pictures;
using Picasso.EventSourcing;
using Picasso.Fakes.Stores;
using Picasso.Kernel;
using Picasso.ObjectStorage;
using Picasso.Pictures;
using Picasso.Pictures.Commands;
using Picasso.Pictures.Commands.Disputing;
using Picasso.Pictures.Commands.Reserving;
using Picasso.Pictures.Commands.Streams;
using Picasso.Pictures.Commands.Transferring;
using Picasso.Pictures.Proving;
using Money = Picasso.Kernel.Money;

namespace Picasso.Fakes;

/// <summary>
/// The write side of pictures as its callers see it, without uploads: the service's own decisions and answers over stores in memory, and switches for
/// trouble. It survives restarts of the host under test, as a service of its own does.
/// </summary>
public sealed class FakePictures
{
    private readonly TimeProvider _clock;
    private readonly InMemoryEventStore _log;
    private readonly InMemoryObjectStore _objects;
    private readonly ReservationHandler _reservations;
    private readonly TransferHandler _transfers;
    private readonly DisputeHandler _disputes;
    private int _missed;

    public FakePictures(TimeProvider clock)
    {
        (_clock, _log, _objects) = (clock, new InMemoryEventStore(clock), new InMemoryObjectStore(clock));
        var streams = new PictureStreams(_log, clock);
        _reservations = new ReservationHandler(
            streams, new OriginalCheck(_objects, new VerifiedOriginals(clock)), clock, NullLogger<ReservationHandler>.Instance);
        _transfers = new TransferHandler(streams, clock);
        _disputes = new DisputeHandler(streams, clock);
    }

    /// <summary>Answers nothing while set.</summary>
    public bool IsDown { get; set; }

    /// <summary>How many messages came while it was down, and were lost.</summary>
    public int Missed => Volatile.Read(ref _missed);

    /// <summary>Why transfers are refused; null to decide.</summary>
    public string? RefusesTransfers { get; set; }

    /// <summary>Why reservations are refused; null to decide.</summary>
    public string? RefusesReservations { get; set; }

    /// <summary>A picture that is uploaded, and offered when a price is given.</summary>
    public FakePicture Upload(string ownerId, long? priceMinor = 12_50, int royaltyBasisPoints = 0, string? pictureId = null)
    {
        var (id, content) = (pictureId ?? Ids.New(_clock), Guid.NewGuid().ToByteArray());
        var original = new OriginalFile(
            $"originals/{id}", Convert.ToHexStringLower(SHA256.HashData(content)), "0", content.Length, "image/png", 300, 200);
        _objects.Put(Bucket.Originals, original.Key, content, original.MediaType);
        Do(id, new UploadPicture(
            id, ownerId, original, new PictureDetails("Still life with <apples>", "", [], "other", ""), [], "",
            priceMinor is { } minor ? new Money(minor, "EUR") : null, royaltyBasisPoints > 0 ? royaltyBasisPoints : null));
        return Named(id);
    }

    /// <summary>The picture of an id, whether there is one or not.</summary>
    public FakePicture Named(string pictureId) => new(this, _clock, pictureId);

    /// <summary>What the service says of the picture's terms; null for an unknown one.</summary>
    public Terms? FindTerms(string pictureId) =>
        StateOf(pictureId) is { Exists: true } picture ? picture.ToTerms(_clock.GetUtcNow()) : null;

    /// <summary>What the service answers to a message of a purchase; null while it is down.</summary>
    public async Task<object?> AnswerAsync(object message, CancellationToken cancellationToken)
    {
        if (!IsDown)
            return await DecideAsync(message, cancellationToken);
        Interlocked.Increment(ref _missed);
        return null;
    }

    /// <summary>The picture's state.</summary>
    internal PictureState StateOf(string pictureId) => PictureDecider.Instance.Fold(EventsOf(pictureId));

    /// <summary>Everything that happened to the picture.</summary>
    internal IEnumerable<PictureEvent> EventsOf(string pictureId) =>
        _log.Of(PictureEvents.StreamOf(pictureId)).Select(recorded => PictureEncoding.Instance.Decode(recorded.Type, recorded.Data.Span));

    /// <summary>Decides a command that a test gives, and appends what follows from it.</summary>
    internal void Do(string pictureId, PictureCommand command)
    {
        var decision = PictureDecider.Instance.Decide(StateOf(pictureId), command);
        if (decision.Error is { } error)
            throw error.ToException();
        foreach (var happened in decision.Events)
            Happened(pictureId, happened);
    }

    /// <summary>Appends an event, as the service would have.</summary>
    internal void Happened(string pictureId, PictureEvent happened)
    {
        var stream = PictureEvents.StreamOf(pictureId);
        var present = _log.Of(stream);
        var last = present.Count == 0 ? null : EventMetadata.Decode(present[^1].Metadata.Span);
        var (id, name, data) = (Guid.Parse(Ids.New(_clock)), PictureEvents.NameOf(happened), PictureEvents.Encode(happened));
        var origin = new EventMetadata("test", _clock.GetUtcNow().UtcDateTime.ToString("O", CultureInfo.InvariantCulture), "test", "");
        var metadata = HashChain.Seal(last?.Hash, stream, present.Count, id, name, data, origin);
        if (_log.Append(stream, ExpectedRevision.Exactly(present.Count - 1), [new NewEvent(id, name, data, metadata.Encode())]) is AppendResult.WrongRevision)
            throw new InvalidOperationException("The picture changed between the test's decision and its append.");
    }

    private async Task<object> DecideAsync(object message, CancellationToken cancellationToken)
    {
        switch (message)
        {
            case ReservePicture reserve:
                var reason = RefusesReservations ?? await _reservations.ReserveAsync(reserve, cancellationToken);
                return reason is null
                    ? new PictureReserved(reserve.PurchaseId, reserve.PictureId)
                    : new ReservationRefused(reserve.PurchaseId, reserve.PictureId, reason);
            case ReleaseReservation release:
                await _reservations.ReleaseAsync(release, cancellationToken);
                return new ReservationReleased(release.PurchaseId, release.PictureId);
            case TransferOwnership transfer:
                return await RefuseAsync(transfer, cancellationToken) ?? await _transfers.TransferAsync(transfer, cancellationToken);
            case FreezePicture freeze:
                return await _disputes.FreezeAsync(freeze, cancellationToken);
            case UnfreezePicture unfreeze:
                await _disputes.LiftAsync(unfreeze, cancellationToken);
                return new PictureUnfrozen(unfreeze.PurchaseId, unfreeze.PictureId);
            case ReturnOwnership back:
                return await _disputes.ReturnAsync(back, cancellationToken);
            default:
                throw new ArgumentOutOfRangeException(nameof(message), message.GetType().Name, "Not a message to pictures.");
        }
    }

    // A refusal is final, as the service's own are: it is recorded, and a transfer that was done stays done.
    private async Task<object?> RefuseAsync(TransferOwnership transfer, CancellationToken cancellationToken)
    {
        if (RefusesTransfers is not { } reason || EventsOf(transfer.PictureId).OfType<OwnershipTransferred>().Any(done => done.PurchaseId == transfer.PurchaseId))
            return null;
        await _reservations.ReleaseAsync(new ReleaseReservation(transfer.PurchaseId, transfer.PictureId, reason), cancellationToken);
        return new TransferRefused(transfer.PurchaseId, transfer.PictureId, reason);
    }
}
