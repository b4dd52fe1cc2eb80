namespace Picasso.Imaging.Queueing;

/// <summary>Users in rotation, each with a separate queue.</summary>
internal sealed class WaitingLine
{
    private readonly LinkedList<string> _turns = [];
    private readonly Dictionary<string, List<ImagingQueue.Entry>> _lines = [];

    public int Count { get; private set; }

    public int CountOf(string person) => _lines.TryGetValue(person, out var line) ? line.Count : 0;

    public void Add(ImagingQueue.Entry entry)
    {
        if (!_lines.TryGetValue(entry.Person, out var line))
        {
            _lines[entry.Person] = line = [];
            _turns.AddLast(entry.Person);
        }

        line.Add(entry);
        Count++;
    }

    public bool Remove(ImagingQueue.Entry entry)
    {
        if (!_lines.TryGetValue(entry.Person, out var line) || !line.Remove(entry))
            return false;
        Count--;
        if (line.Count == 0)
        {
            _lines.Remove(entry.Person);
            _turns.Remove(entry.Person);
        }

        return true;
    }

    /// <summary>Takes the chosen entry among the first entries of all users, in turn; that user's next turn comes last.</summary>
    public ImagingQueue.Entry? TakeNext(Func<IEnumerable<ImagingQueue.Entry>, ImagingQueue.Entry?> choose)
    {
        if (choose(_turns.Select(person => _lines[person][0])) is not { } chosen)
            return null;
        Remove(chosen);
        if (_turns.Remove(chosen.Person))
            _turns.AddLast(chosen.Person);
        return chosen;
    }

    public ImagingQueue.Entry? LastOfLongest() => _lines.Values.MaxBy(line => line.Count)?[^1];
}
