namespace Picasso.EventSourcing.Sqlite;

/// <summary>A queued append and its waiting caller.</summary>
internal sealed class PendingAppend(
    string stream, ExpectedRevision expected, IReadOnlyList<NewEvent> events, CancellationToken cancellationToken)
{
    private readonly TaskCompletionSource<AppendResult> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public string Stream => stream;

    public ExpectedRevision Expected => expected;

    public IReadOnlyList<NewEvent> Events => events;

    public Task<AppendResult> Answer => _answer.Task;

    /// <summary>Cancels before anything was written; false when it was not cancelled.</summary>
    public bool GaveUp() => cancellationToken.IsCancellationRequested && _answer.TrySetCanceled(cancellationToken);

    public void Succeed(AppendResult result) => _answer.TrySetResult(result);

    public void Fail(Exception exception) => _answer.TrySetException(exception);
}
