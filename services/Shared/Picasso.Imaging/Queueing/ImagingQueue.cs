using Picasso.Imaging.Costing;

namespace Picasso.Imaging.Queueing;

/// <summary>
/// Decides which picture is decoded next. Users take turns, however many connections each has. One slot, beyond the number of processors, is reserved
/// for a user without a running picture; expensive pictures leave one slot free for the others, run one at a time for each user, and share a budget of
/// memory. Expensive pictures, and all but one of a user's, run at low priority: they use what the others leave.
/// </summary>
internal sealed class ImagingQueue(ImagingOptions options, TimeProvider clock)
{
    /// <summary>
    /// The longest wait of a user for a regular slot before the reserved one is used, while each running picture is another user's and costs about as much:
    /// one of them usually ends within this time, and three on two processors would all end late. A picture waits no longer than its own estimated time, so
    /// that wait and turn together stay below three times its quiet time whatever the others are.
    /// </summary>
    public static readonly TimeSpan ReservedAfter = TimeSpan.FromMilliseconds(250);

    private const int SimilarCost = 2;

    private readonly Lock _lock = new();
    private readonly WaitingLine _waiting = new();
    private readonly List<Entry> _running = [];
    private readonly int _places = options.EffectiveWorkers + 1;
    private long _busyUntil = clock.GetTimestamp();

    /// <summary>Number of waiting pictures.</summary>
    public int Waiting
    {
        get
        {
            lock (_lock)
                return _waiting.Count;
        }
    }

    /// <summary>
    /// Waits until no picture has run or waited for a time: for work that must not delay anyone. On a machine that is never quiet it waits no longer
    /// than the second time; then it takes its processor time at low priority.
    /// </summary>
    public async Task WaitForQuietAsync(TimeSpan quiet, TimeSpan longest, CancellationToken cancellationToken)
    {
        var begun = clock.GetTimestamp();
        while (UntilQuiet(quiet) is var left && left > TimeSpan.Zero && clock.GetElapsedTime(begun) < longest)
            await Task.Delay(left, clock, cancellationToken);
    }

    private TimeSpan UntilQuiet(TimeSpan quiet)
    {
        lock (_lock)
            return _running.Count + _waiting.Count > 0 ? quiet : quiet - clock.GetElapsedTime(_busyUntil);
    }

    /// <summary>Waits for a slot; disposing of it releases it.</summary>
    /// <exception cref="Kernel.DomainException">Too many are waiting.</exception>
    public async Task<Slot> EnterAsync(string person, PictureCost cost, CancellationToken cancellationToken)
    {
        var entry = new Entry(person, cost, IsExpensive(cost));
        lock (_lock)
        {
            MakeRoom(person);
            _waiting.Add(entry);
            StartWhatMay();
        }

        await using var registration = cancellationToken.Register(() => Cancel(entry, cancellationToken));
        await using var wait = clock.CreateTimer(_ => OpenReserved(entry), null, entry.LongestWait, Timeout.InfiniteTimeSpan);
        await entry.Started.Task;
        return new Slot(this, entry);
    }

    private bool IsExpensive(PictureCost cost) => cost.Processor > options.ExpensiveProcessorTime || cost.Memory > options.ExpensiveMemory;

    private void MakeRoom(string person)
    {
        if (_waiting.CountOf(person) >= options.WaitingPerPerson)
            throw ImagingErrors.PersonQueueFull.ToException();
        if (_waiting.Count < options.Waiting)
            return;
        // When the queue is full, the last picture of the user with the most waiting pictures is dropped for a user with fewer.
        if (_waiting.LastOfLongest() is not { } last || _waiting.CountOf(last.Person) <= _waiting.CountOf(person) + 1)
            throw ImagingErrors.QueueFull.ToException();
        _waiting.Remove(last);
        last.Started.TrySetException(ImagingErrors.QueueFull.ToException());
    }

    private void StartWhatMay()
    {
        while (_running.Count < _places && _waiting.TakeNext(CandidatesFirst) is { } next)
        {
            next.HasLowPriority = next.IsExpensive || _running.Exists(running => running.Person == next.Person && !running.HasLowPriority);
            _running.Add(next);
            next.Started.TrySetResult();
        }
    }

    private void OpenReserved(Entry entry)
    {
        lock (_lock)
        {
            entry.HasWaited = true;
            StartWhatMay();
        }
    }

    /// <summary>The next picture in turn of users without a running one; then, except for the reserved slot, of the others.</summary>
    private Entry? CandidatesFirst(IEnumerable<Entry> heads)
    {
        var inTurn = heads.ToList();
        // An expensive picture that waits for memory keeps its turn: later ones must not take the memory first.
        var firstExpensive = inTurn.FirstOrDefault(entry => entry.IsExpensive && !HasExpensiveRunning(entry.Person));
        if (_running.Count == _places - 1)
            return inTurn.FirstOrDefault(entry => !IsRunning(entry.Person) && MayUseReserved(entry) && May(entry, firstExpensive));
        return inTurn.FirstOrDefault(entry => !IsRunning(entry.Person) && May(entry, firstExpensive))
            ?? inTurn.FirstOrDefault(entry => May(entry, firstExpensive));
    }

    // At once where waiting would make a user pay for others: for one picture that takes far longer, or for several of one user.
    private bool MayUseReserved(Entry entry) =>
        entry.HasWaited
        || _running.Exists(running => running.IsExpensive || running.Processor > entry.Processor * SimilarCost)
        || _running.DistinctBy(running => running.Person).Count() < _running.Count;

    private bool May(Entry entry, Entry? firstExpensive)
    {
        if (!entry.IsExpensive)
            return true;
        var expensive = _running.Where(running => running.IsExpensive).ToList();
        return entry == firstExpensive && expensive.Count < _places - 1
            && expensive.Sum(running => running.Memory) + entry.Memory <= options.MemoryBudget;
    }

    private bool IsRunning(string person) => _running.Any(running => running.Person == person);

    private bool HasExpensiveRunning(string person) => _running.Any(running => running.IsExpensive && running.Person == person);

    private void Cancel(Entry entry, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            // Once it runs, its owner releases the slot.
            if (!_waiting.Remove(entry))
                return;
            entry.Started.TrySetCanceled(cancellationToken);
            StartWhatMay();
        }
    }

    private void Leave(Entry entry)
    {
        lock (_lock)
        {
            _busyUntil = clock.GetTimestamp();
            if (_running.Remove(entry))
                StartWhatMay();
        }
    }

    /// <summary>One picture in the queue.</summary>
    internal sealed class Entry(string person, PictureCost cost, bool isExpensive)
    {
        public string Person { get; } = person;

        public long Memory { get; } = cost.Memory;

        public TimeSpan Processor { get; } = cost.Processor;

        public bool IsExpensive { get; } = isExpensive;

        public TimeSpan LongestWait => Processor < ReservedAfter ? Processor : ReservedAfter;

        /// <summary>Whether it has waited long enough for the reserved slot.</summary>
        public bool HasWaited { get; set; }

        /// <summary>Whether it runs at low priority; decided when it starts.</summary>
        public bool HasLowPriority { get; set; }

        public TaskCompletionSource Started { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    /// <summary>The slot of one running picture.</summary>
    internal sealed class Slot(ImagingQueue queue, Entry entry) : IDisposable
    {
        /// <summary>Whether the picture runs at low priority.</summary>
        public bool HasLowPriority => entry.HasLowPriority;

        public void Dispose() => queue.Leave(entry);
    }
}
