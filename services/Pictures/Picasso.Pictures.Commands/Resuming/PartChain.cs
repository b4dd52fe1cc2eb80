namespace Picasso.Pictures.Commands.Resuming;

/// <summary>Finds the file's beginning among stored parts.</summary>
internal static class PartChain
{
    /// <summary>
    /// The parts without a gap from the first byte that reach furthest. Two processes that appended at once may have stored different parts of the same
    /// bytes. What was once reached stays reached, whatever is added.
    /// </summary>
    /// <param name="stored">In any order.</param>
    /// <param name="size">Size of the file: no part reaches beyond it.</param>
    public static IReadOnlyList<StoredPart> Longest(IEnumerable<StoredPart> stored, long size)
    {
        var reached = new Dictionary<long, StoredPart?> { [0] = null };
        var furthest = 0L;
        foreach (var part in stored.Where(part => part.Size > 0 && part.End <= size).OrderBy(part => part.Offset))
        {
            if (!reached.ContainsKey(part.Offset) || !reached.TryAdd(part.End, part))
                continue;
            furthest = Math.Max(furthest, part.End);
        }

        var chain = new List<StoredPart>();
        for (var part = reached[furthest]; part is not null; part = reached[part.Offset])
            chain.Add(part);
        chain.Reverse();
        return chain;
    }
}
