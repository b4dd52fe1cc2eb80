namespace Picasso.Checker.Pictures;

/// <summary>A purchase that moved a picture, and what the stream says of it later.</summary>
internal sealed class Title(StoredEvent sold, Title? before)
{
    public StoredEvent Sold => sold;

    public string PurchaseId => Sold.Text("purchaseId");

    /// <summary>The title that its seller had; null for the creator.</summary>
    public Title? Before => before;

    /// <summary>The title that was sold out of it last.</summary>
    public Title? Next { get; set; }

    /// <summary>Until when it depends on the title before; null at arm's length.</summary>
    public DateTimeOffset? Until { get; set; }

    public bool IsConditional => Until is not null;

    /// <summary>It went back.</summary>
    public bool IsBack { get; set; }

    /// <summary>When Pictures decided, and decided again, that a dispute does not reach the owner; and the title above it then.</summary>
    public List<(DateTimeOffset At, Title? Above)> Kept { get; } = [];

    /// <summary>Whether its dispute was lost and left the picture where it was.</summary>
    public bool IsLost { get; set; }

    /// <summary>When a dispute about its payment was won while it had the picture.</summary>
    public DateTimeOffset? WonAt { get; set; }
}

/// <summary>Follows the titles of a picture; they form a stack, of which disputes take off the top.</summary>
internal static class Titles
{
    private const string Resold = "picture_resold";
    private const string Lost = "lost_after_resale";
    private const string Won = "dispute_won";

    /// <summary>Every title that ever was.</summary>
    public static IReadOnlyList<Title> Follow(Story story)
    {
        var (all, stack) = (new List<Title>(), new Stack<Title>());
        foreach (var stored in story.Events)
        {
            var about = all.LastOrDefault(title => title.PurchaseId == stored.Text("purchaseId"));
            if (stored.Type == StoredEventTypes.Transferred)
            {
                var title = new Title(stored, stack.TryPeek(out var before) ? before : null);
                if (before is not null)
                    before.Next = title;
                all.Add(title);
                stack.Push(title);
            }
            else if (stored.Type == StoredEventTypes.Conditional && about is not null)
                about.Until = stored.Time("until");
            else if (stored.Type is StoredEventTypes.Reversed or StoredEventTypes.Undone && about is not null)
            {
                about.IsBack = true;
                if (stack.TryPeek(out var top) && top == about)
                    stack.Pop();
            }
            else if (stored.Type == StoredEventTypes.Lifted && stored.Text("reason") is Resold or Lost && about is { IsBack: false })
            {
                about.Kept.Add((stored.At, stack.TakeWhile(title => title != about).LastOrDefault()));
                about.IsLost |= stored.Text("reason") == Lost;
            }
            else if (stored.Type == StoredEventTypes.Lifted && stored.Text("reason") == Won && about is not null)
                about.WonAt = stored.At;
        }

        return all;
    }
}
