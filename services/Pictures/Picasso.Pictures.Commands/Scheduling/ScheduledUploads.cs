using Google.Protobuf;
using Picasso.Contracts.Pictures;
using Picasso.Kernel;
using Picasso.ObjectStorage;

namespace Picasso.Pictures.Commands.Scheduling;

/// <summary>
/// Keeps planned publications, and those that were refused, as objects beside the uploads: one for each upload, replaced as a whole and durable when its put
/// returns, on whichever object store.
/// </summary>
internal sealed class ScheduledUploads(IObjectStore objects)
{
    private const string Plans = "scheduled/";
    private const string Problems = "schedule-problems/";
    private const string MediaType = "application/octet-stream";

    /// <summary>The plan of an upload; null when there is none.</summary>
    public Task<ScheduleUploadRequest?> FindAsync(UserId owner, string uploadId, CancellationToken cancellationToken) =>
        ReadAsync(KeyOf(Plans, owner, uploadId), ScheduleUploadRequest.Parser, cancellationToken);

    /// <summary>Whether an upload has a plan or a problem: then it does not expire.</summary>
    public async Task<bool> KeepsAsync(UserId owner, string uploadId, CancellationToken cancellationToken) =>
        await objects.FindAsync(Bucket.Originals, KeyOf(Plans, owner, uploadId), cancellationToken) is not null
            || await objects.FindAsync(Bucket.Originals, KeyOf(Problems, owner, uploadId), cancellationToken) is not null;

    /// <summary>How many plans a user has, besides that of one upload.</summary>
    public async Task<int> CountOthersAsync(UserId owner, string uploadId, CancellationToken cancellationToken) =>
        await objects.ListAsync(Bucket.Originals, $"{Plans}{owner}/", cancellationToken)
            .CountAsync(found => found.Key != KeyOf(Plans, owner, uploadId), cancellationToken);

    /// <summary>Every plan, without its content.</summary>
    public IAsyncEnumerable<ScheduledPlan> AllAsync(CancellationToken cancellationToken) =>
        objects.ListAsync(Bucket.Originals, Plans, cancellationToken).Select(found => Parse(Plans, found)).OfType<ScheduledPlan>();

    /// <summary>Stores or replaces a plan, and forgets an earlier problem.</summary>
    public async Task PutAsync(UserId owner, ScheduleUploadRequest plan, CancellationToken cancellationToken)
    {
        await WriteAsync(KeyOf(Plans, owner, plan.Header.UploadId), plan, cancellationToken);
        await objects.DeleteAsync(Bucket.Originals, KeyOf(Problems, owner, plan.Header.UploadId), cancellationToken);
    }

    /// <summary>Deletes plan and problem of an upload.</summary>
    public async Task RemoveAsync(UserId owner, string uploadId, CancellationToken cancellationToken)
    {
        await objects.DeleteAsync(Bucket.Originals, KeyOf(Plans, owner, uploadId), cancellationToken);
        await objects.DeleteAsync(Bucket.Originals, KeyOf(Problems, owner, uploadId), cancellationToken);
    }

    /// <summary>Deletes everything of a user.</summary>
    public async Task RemoveAllAsync(UserId owner, CancellationToken cancellationToken)
    {
        foreach (var prefix in (string[])[$"{Plans}{owner}/", $"{Problems}{owner}/"])
        {
            foreach (var found in await objects.ListAsync(Bucket.Originals, prefix, cancellationToken).ToListAsync(cancellationToken))
                await objects.DeleteAsync(Bucket.Originals, found.Key, cancellationToken);
        }
    }

    /// <summary>A plan was refused: the problem is stored before the plan is deleted, so that one of them is always there.</summary>
    public async Task RefuseAsync(UserId owner, ScheduleProblem problem, CancellationToken cancellationToken)
    {
        await WriteAsync(KeyOf(Problems, owner, problem.UploadId), problem, cancellationToken);
        await objects.DeleteAsync(Bucket.Originals, KeyOf(Plans, owner, problem.UploadId), cancellationToken);
    }

    /// <summary>The problems of a user, oldest first.</summary>
    public async Task<IReadOnlyList<ScheduleProblem>> ProblemsAsync(UserId owner, CancellationToken cancellationToken)
    {
        var problems = new List<ScheduleProblem>();
        foreach (var found in await objects.ListAsync(Bucket.Originals, $"{Problems}{owner}/", cancellationToken).OrderBy(one => one.StoredAt).ToListAsync(cancellationToken))
        {
            if (await ReadAsync(found.Key, ScheduleProblem.Parser, cancellationToken) is { } problem)
                problems.Add(problem);
        }

        return problems;
    }

    /// <summary>Deletes problems that were stored before a time.</summary>
    public async Task ForgetProblemsAsync(DateTimeOffset before, CancellationToken cancellationToken)
    {
        foreach (var found in await objects.ListAsync(Bucket.Originals, Problems, cancellationToken).Where(one => one.StoredAt < before).ToListAsync(cancellationToken))
            await objects.DeleteAsync(Bucket.Originals, found.Key, cancellationToken);
    }

    private static string KeyOf(string prefix, UserId owner, string uploadId) => $"{prefix}{owner}/{uploadId}";

    private static ScheduledPlan? Parse(string prefix, StoredObject stored) =>
        stored.Key[prefix.Length..].Split('/') is [var owner, var id] && Ids.IsId(owner) && Ids.IsId(id) ? new ScheduledPlan(owner, id, stored.StoredAt) : null;

    private async Task<T?> ReadAsync<T>(string key, MessageParser<T> parser, CancellationToken cancellationToken)
        where T : class, IMessage<T>
    {
        if (await objects.OpenAsync(Bucket.Originals, key, 0, cancellationToken) is not { } content)
            return null;
        await using (content)
        {
            using var bytes = new MemoryStream();
            await content.CopyToAsync(bytes, cancellationToken);
            return parser.ParseFrom(bytes.ToArray());
        }
    }

    private async Task WriteAsync(string key, IMessage message, CancellationToken cancellationToken)
    {
        using var content = new MemoryStream(message.ToByteArray(), writable: false);
        await objects.PutAsync(Bucket.Originals, key, content, MediaType, cancellationToken);
    }
}

/// <summary>A stored plan, as a listing has it.</summary>
/// <param name="OwnerId">Whose it is.</param>
/// <param name="UploadId">The upload.</param>
/// <param name="StoredAt">When it was stored.</param>
internal sealed record ScheduledPlan(UserId OwnerId, string UploadId, DateTimeOffset StoredAt);
