using System.Collections.Immutable;
using Picasso.EventSourcing;
using Picasso.Kernel;
using static Picasso.EventSourcing.Decision<Picasso.Pictures.Commands.Quotas.QuotaEvent>;

namespace Picasso.Pictures.Commands.Quotas;

/// <summary>An event of a user's quota; there is a stream for each user.</summary>
internal abstract record QuotaEvent;

/// <summary>Space was allocated for the files of a picture.</summary>
/// <param name="PictureId">The picture.</param>
/// <param name="Bytes">Size of its original.</param>
/// <param name="At">When.</param>
internal sealed record RoomTaken(PictureId PictureId, long Bytes, DateTimeOffset At) : QuotaEvent;

/// <summary>The files of a picture were deleted, or never stored.</summary>
/// <param name="PictureId">The picture.</param>
internal sealed record RoomReturned(PictureId PictureId) : QuotaEvent;

/// <summary>A command on a user's quota.</summary>
internal abstract record QuotaCommand;

/// <summary>Allocates space for a picture before it is stored.</summary>
/// <param name="Room">The needed space.</param>
/// <param name="Limits">The user's limits.</param>
internal sealed record TakeRoom(RoomTaken Room, UploadShare Limits) : QuotaCommand;

/// <summary>Releases space.</summary>
/// <param name="PictureId">The picture.</param>
internal sealed record ReturnRoom(PictureId PictureId) : QuotaCommand;

/// <summary>The limits of one user.</summary>
/// <param name="PicturesPerDay">Pictures within 24 hours, deleted ones included.</param>
/// <param name="BytesPerDay">Their bytes.</param>
/// <param name="Pictures">Pictures in all.</param>
/// <param name="Bytes">Their bytes.</param>
internal sealed record UploadShare(int PicturesPerDay, long BytesPerDay, int Pictures, long Bytes)
{
    /// <summary>For pictures that are already stored.</summary>
    public static UploadShare Unlimited { get; } = new(int.MaxValue, long.MaxValue, int.MaxValue, long.MaxValue);
}

/// <summary>A user's quota: the stored pictures, and the uploads of the last day.</summary>
internal sealed record UploadQuota
{
    public const string StreamPrefix = "quota-";

    private static readonly TimeSpan s_day = TimeSpan.FromDays(1);

    /// <summary>Size of each stored original, by picture.</summary>
    public ImmutableDictionary<PictureId, long> Stored { get; init; } = ImmutableDictionary<PictureId, long>.Empty;

    /// <summary>Their sum.</summary>
    public long Bytes { get; init; }

    /// <summary>The uploads of the last day, oldest first; including deleted ones.</summary>
    public ImmutableQueue<RoomTaken> Latest { get; init; } = [];

    public static Decider<UploadQuota, QuotaCommand, QuotaEvent> Decider { get; } = new(new UploadQuota(), Decide, Evolve);

    /// <summary>Why the allocation is not possible; null when it is.</summary>
    public DomainError? RefuseMore(long bytes, DateTimeOffset now, UploadShare limits)
    {
        var (count, sum) = (0, 0L);
        foreach (var taken in Latest)
        {
            if (taken.At > now - s_day)
                (count, sum) = (count + 1, sum + taken.Bytes);
        }

        if (count >= limits.PicturesPerDay || sum > limits.BytesPerDay - bytes)
            return QuotaErrors.DayIsUsedUp;
        return Stored.Count >= limits.Pictures || Bytes > limits.Bytes - bytes ? QuotaErrors.StorageIsUsedUp : null;
    }

    private static Decision<QuotaEvent> Decide(UploadQuota quota, QuotaCommand command) => command switch
    {
        TakeRoom take when quota.Stored.ContainsKey(take.Room.PictureId) => Nothing,
        TakeRoom take => quota.RefuseMore(take.Room.Bytes, take.Room.At, take.Limits) is { } error ? error : Accept(take.Room),
        ReturnRoom back => quota.Stored.ContainsKey(back.PictureId) ? Accept(new RoomReturned(back.PictureId)) : Nothing,
        _ => throw new ArgumentOutOfRangeException(nameof(command), command.GetType().Name, "Not a command of a quota."),
    };

    private static UploadQuota Evolve(UploadQuota quota, QuotaEvent happened)
    {
        if (happened is RoomTaken taken)
        {
            var latest = quota.Latest;
            while (!latest.IsEmpty && latest.Peek().At <= taken.At - s_day)
                latest = latest.Dequeue();
            return quota with
            {
                Stored = quota.Stored.SetItem(taken.PictureId, taken.Bytes), Bytes = quota.Bytes + taken.Bytes, Latest = latest.Enqueue(taken),
            };
        }

        return happened is RoomReturned returned && quota.Stored.TryGetValue(returned.PictureId, out var bytes)
            ? quota with { Stored = quota.Stored.Remove(returned.PictureId), Bytes = quota.Bytes - bytes }
            : quota;
    }
}
