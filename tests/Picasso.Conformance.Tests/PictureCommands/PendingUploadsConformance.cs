using System.Security.Cryptography;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Picasso.Conformance.Tests.ObjectStore;
using Picasso.EmbeddedStorage;
using Picasso.Contracts.Pictures;
using Picasso.Kernel;
using Picasso.ObjectStorage;
using Picasso.Pictures.Commands.Resuming;
using Picasso.Pictures.Commands.Scheduling;
using Picasso.Pictures.Commands.Uploading;
using Picasso.Testing;
using PendingUpload = Picasso.Pictures.Commands.Resuming.PendingUpload;
using PendingUploads = Picasso.Pictures.Commands.Resuming.PendingUploads;

namespace Picasso.Conformance.Tests.PictureCommands;

/// <summary>What pending uploads do on every object store.</summary>
public abstract class PendingUploadsConformance(IObjects objects) : IAsyncLifetime
{
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2030, 1, 2, 3, 4, 5, TimeSpan.Zero));
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("picasso-pending-");
    private readonly UserId _owner = Ids.New(TimeProvider.System);
    private StagingFolder _staging = null!;

    public async ValueTask InitializeAsync()
    {
        await objects.PrepareAsync();
        _staging = new StagingFolder(new DataDirectory(_folder.FullName), TimeProvider.System, NullLogger<StagingFolder>.Instance);
    }

    [Fact]
    public async Task What_one_process_stored_another_goes_on_with()
    {
        var (one, two) = (Open(), Open());
        var upload = await BeginAsync(one, 6_000_000 + 5);
        var first = RandomNumberGenerator.GetBytes(6_000_000);
        await AddAsync(one, upload, 0, first);

        var found = (await two.FindAsync(_owner, upload.UploadId, default)).ShouldNotBeNull();
        found.ShouldBe(upload);
        var file = (await two.OpenAsync(found, default)).ShouldNotBeNull();
        (file.Offset, file.Complete, file.Metadata).ShouldBe((6_000_000, false, "filename YQ=="));
        await AddAsync(two, found, file.Offset, [1, 2, 3, 4, 5]);

        file = (await one.OpenAsync(upload, default)).ShouldNotBeNull();
        file.Complete.ShouldBeTrue();
        (await ReadAsync(one, file)).ShouldBe([.. first, 1, 2, 3, 4, 5]);
    }

    [Fact]
    public async Task An_offset_that_was_told_stays_whatever_two_processes_append_at_once()
    {
        var (one, two) = (Open(), Open());
        var upload = await BeginAsync(one, 10);
        await AddAsync(one, upload, 0, [0, 1, 2, 3]);
        await AddAsync(two, upload, 0, [0, 1]);
        (await one.OpenAsync(upload, default))!.Offset.ShouldBe(4);
        await AddAsync(two, upload, 2, [2, 3, 4, 5, 6]);
        (await two.OpenAsync(upload, default))!.Offset.ShouldBe(7);
        await AddAsync(one, upload, 4, [4, 5]);

        var file = (await one.OpenAsync(upload, default))!;

        (file.Offset, file.StoredParts).ShouldBe((7, 4));
        (await ReadAsync(one, file)).ShouldBe([0, 1, 2, 3, 4, 5, 6]);
    }

    [Fact]
    public async Task A_gap_or_a_part_beyond_the_size_is_not_part_of_the_file()
    {
        var store = Open();
        var upload = await BeginAsync(store, 4);
        await AddAsync(store, upload, 1, [1]);
        await AddAsync(store, upload, 0, [0, 1, 2, 3, 4]);

        (await store.OpenAsync(upload, default))!.Offset.ShouldBe(0);
    }

    [Fact]
    public async Task Uploads_are_their_owners_and_are_listed_by_begin()
    {
        var store = Open();
        var first = await BeginAsync(store, 1);
        _clock.Advance(TimeSpan.FromSeconds(1));
        var second = await BeginAsync(store, 2);

        (await store.ListAsync(_owner, default)).ShouldBe([first, second]);
        (await store.ListAsync(Ids.New(TimeProvider.System), default)).ShouldBeEmpty();
        (await store.FindAsync(Ids.New(TimeProvider.System), first.UploadId, default)).ShouldBeNull();
    }

    [Fact]
    public async Task A_removed_or_expired_upload_is_unknown_and_leaves_nothing()
    {
        var store = Open();
        var (removed, expired) = (await BeginAsync(store, 9), await BeginAsync(store, 9));
        foreach (var upload in new[] { removed, expired })
            await AddAsync(store, upload, 0, [1]);

        await store.RemoveAsync(_owner, removed.UploadId, default);
        (await store.FindAsync(_owner, removed.UploadId, default)).ShouldBeNull();
        (await store.OpenAsync(removed, default)).ShouldBeNull();
        (await store.FindAsync(_owner, expired.UploadId, default)).ShouldBe(expired);

        _clock.Advance(TimeSpan.FromDays(15));
        (await store.FindAsync(_owner, expired.UploadId, default)).ShouldBeNull();
        await SweepAsync(store);
        (await objects.Open().ListAsync(Bucket.Originals, "pending", default).ToListAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task An_upload_with_a_plan_or_a_recent_refusal_does_not_expire_and_a_plan_is_replaced_as_a_whole()
    {
        var (store, plans) = (Open(), new ScheduledUploads(objects.Open()));
        var upload = await BeginAsync(store, 9);
        foreach (var title in (string[])["First, and a longer title", "Second"])
            await plans.PutAsync(_owner, new ScheduleUploadRequest { Header = new UploadHeader { UploadId = upload.UploadId, Details = new Details { Title = title } } }, default);
        (await plans.FindAsync(_owner, upload.UploadId, default)).ShouldNotBeNull().Header.Details.Title.ShouldBe("Second");
        (await plans.AllAsync(default).ToListAsync()).ShouldHaveSingleItem().UploadId.ShouldBe(upload.UploadId);
        (await plans.CountOthersAsync(_owner, upload.UploadId, default), await plans.CountOthersAsync(_owner, Ids.New(TimeProvider.System), default)).ShouldBe((0, 1));

        _clock.Advance(TimeSpan.FromDays(15));
        (await store.FindAsync(_owner, upload.UploadId, default)).ShouldBe(upload);
        await plans.RefuseAsync(_owner, new ScheduleProblem { UploadId = upload.UploadId, Title = "Second" }, default);
        (await store.ListAsync(_owner, default)).ShouldBe([upload]);
        (await plans.ProblemsAsync(_owner, default)).ShouldHaveSingleItem().Title.ShouldBe("Second");
        (await plans.AllAsync(default).ToListAsync()).ShouldBeEmpty();

        await plans.RemoveAllAsync(_owner, default);
        (await store.FindAsync(_owner, upload.UploadId, default)).ShouldBeNull();
        await SweepAsync(store);
        (await objects.Open().ListAsync(Bucket.Originals, "", default).ToListAsync()).ShouldBeEmpty();
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await objects.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    private Task SweepAsync(PendingUploads store) => new PendingSweeper(
        objects.Open(), store, new ScheduledUploads(objects.Open()), Options.Create(new UploadOptions()), _clock, NullLogger<PendingSweeper>.Instance).SweepAsync(default);

    private PendingUploads Open() => new(objects.Open(), new ScheduledUploads(objects.Open()), Options.Create(new UploadOptions()), _clock);

    private async Task<PendingUpload> BeginAsync(PendingUploads store, long size)
    {
        var upload = new PendingUpload(_owner, Ids.New(TimeProvider.System), size, _clock.GetUtcNow());
        await store.BeginAsync(upload, "filename YQ==", default);
        return upload;
    }

    private async Task AddAsync(PendingUploads store, PendingUpload upload, long offset, byte[] bytes)
    {
        await using var part = _staging.Create();
        await part.WriteAsync(bytes, default);
        await part.CompleteAsync();
        (await store.AddAsync(upload, offset, part, default)).End.ShouldBe(offset + bytes.Length);
    }

    private static async Task<byte[]> ReadAsync(PendingUploads store, PendingFile file)
    {
        using var all = new MemoryStream();
        await store.ReadAsync(file, async bytes => await all.WriteAsync(bytes), default);
        return all.ToArray();
    }
}

public sealed class PendingUploadsInFolder() : PendingUploadsConformance(new FolderObjects());

public sealed class PendingUploadsInMemory() : PendingUploadsConformance(new ObjectsInMemory());

[Trait(Engines.Trait, "S3")]
public sealed class PendingUploadsOnS3() : PendingUploadsConformance(new S3Objects());
