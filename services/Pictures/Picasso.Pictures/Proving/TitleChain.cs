using Picasso.EventSourcing;
using Picasso.EventSourcing.Deciding;
using Picasso.Kernel;

namespace Picasso.Pictures.Proving;

/// <summary>Invariant I1 on the stored events: a picture has exactly one owner at every position of its stream.</summary>
public static class TitleChain
{
    /// <summary>Verifies the ownership from a stream's first event on.</summary>
    /// <param name="events">All events of one stream, in order.</param>
    /// <returns>The first event after which the picture has not exactly one owner; null when there is none.</returns>
    public static BrokenLink? FindFlaw(IEnumerable<RecordedEvent> events)
    {
        UserId owner = "";
        foreach (var recorded in events)
        {
            var flaw = Read(recorded, out var happened) ?? Follow(happened, ref owner);
            if (flaw is not null)
                return new BrokenLink(recorded.Id, recorded.Stream, recorded.Revision, flaw);
        }

        return null;
    }

    private static string? Read(RecordedEvent recorded, out PictureEvent? happened)
    {
        happened = null;
        try
        {
            happened = PictureEvents.Decode(recorded.Type, recorded.Data.Span);
            return null;
        }
        catch (UnreadableEventException unreadable)
        {
            return $"it {unreadable.Why}";
        }
    }

    private static string? Follow(PictureEvent? happened, ref UserId owner)
    {
        var (from, to) = happened switch
        {
            PictureUploaded uploaded => ((UserId)"", uploaded.OwnerId),
            OwnershipTransferred transferred => (transferred.FromOwnerId, transferred.ToOwnerId),
            OwnershipReversed reversed => (reversed.FromOwnerId, reversed.ToOwnerId),
            ResaleUndone undone => (undone.FromOwnerId, undone.ToOwnerId),
            _ => (owner, owner),
        };
        if (from != owner)
            return "it passes on from somebody who does not own the picture";
        if (to.Value.Length == 0)
            return "nobody owns the picture";
        owner = to;
        return null;
    }
}
