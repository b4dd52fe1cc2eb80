namespace Picasso.Kernel;

/// <summary>Reads lists page by page, latest first: by the number at the end of the previous page, never by an offset.</summary>
public static class Page
{
    /// <summary>One page of a listing with descending numbers.</summary>
    /// <param name="listing">Names the listing, so that its cursor cannot be used for another.</param>
    /// <param name="cursor">From the request; empty for the first page.</param>
    /// <param name="size">How many, see <see cref="PageCursor.Size"/>.</param>
    /// <param name="read">Reads a number of entries below a number.</param>
    /// <param name="numberOf">An entry's number.</param>
    /// <returns>The entries and the cursor of the next page; empty when this was the last.</returns>
    /// <exception cref="DomainException">"cursor_invalid".</exception>
    public static async Task<(IReadOnlyList<T> Entries, string NextCursor)> ReadAsync<T>(
        string listing, string cursor, int size, Func<long, int, Task<IReadOnlyList<T>>> read, Func<T, long> numberOf)
    {
        // One more than requested shows whether there is a next page.
        var found = await read(PageCursor.ReadNumber(listing, cursor) ?? long.MaxValue, size + 1);
        return found.Count <= size
            ? (found, "")
            : (found.Take(size).ToList(), PageCursor.Write(listing, numberOf(found[size - 1]).ToString()));
    }
}
