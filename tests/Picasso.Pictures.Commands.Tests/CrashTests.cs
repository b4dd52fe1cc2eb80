using Microsoft.Extensions.DependencyInjection;
using Picasso.EventSourcing;
using Picasso.Kernel;
using Picasso.ObjectStorage;
using Picasso.Pictures.Commands.Claiming;
using Picasso.Pictures.Commands.Cleaning;
using Picasso.Pictures.Commands.Uploading;
using Picasso.Testing;
using static Picasso.Pictures.Commands.Tests.PicturesHost;

namespace Picasso.Pictures.Commands.Tests;

/// <summary>What a process that was killed at any step of an upload leaves is healed.</summary>
[Trait(Pace.Trait, Pace.Slow)]
public class CrashTests
{
    private static string Sha256(byte[] file) => Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(file));

    /// <summary>As after a crash between the claim and the picture.</summary>
    private static async Task Claim(PicturesHost pictures, byte[] file, string pictureId, string owner)
    {
        var claimed = new OriginalClaimed(pictureId, owner, TimeProvider.System.GetUtcNow());
        var data = new OriginalClaimEncoding().Encode(claimed);
        await pictures.Store.AppendAsync(
            OriginalClaim.StreamPrefix + Sha256(file), ExpectedRevision.NoStream,
            [new NewEvent(Guid.NewGuid(), OriginalClaim.EventName, data, "{}"u8.ToArray())], default);
    }

    private static async Task Put(PicturesHost pictures, Bucket bucket, string key)
    {
        using var content = new MemoryStream([1, 2, 3]);
        await pictures.Objects.PutAsync(bucket, key, content, "image/jpeg", default);
    }

    [Fact]
    public async Task The_uploader_may_try_again_at_once_under_the_same_or_another_id()
    {
        await using var pictures = await new PicturesHost().StartAsync();
        var (owner, file, header) = (NewPerson(), TestPictures.Jpeg(NewSeed()), Header());
        await Claim(pictures, file, Ids.From($"{owner}/{header.UploadId}"), owner);
        var uploaded = await pictures.Upload(owner, file, header: header);
        uploaded.PictureId.ShouldBe(Ids.From($"{owner}/{header.UploadId}"));

        var other = TestPictures.Jpeg(NewSeed());
        var crashed = Header();
        await Claim(pictures, other, Ids.From($"{owner}/{crashed.UploadId}"), owner);
        (await pictures.Upload(owner, other)).PictureId.ShouldNotBeEmpty();
        (await ReasonOf(() => pictures.Upload(owner, other, header: crashed))).ShouldBe("upload_abandoned");
    }

    [Fact]
    public async Task Somebody_else_may_bring_the_file_after_a_while()
    {
        var file = TestPictures.Jpeg(NewSeed());
        await using (var pictures = await new PicturesHost().StartAsync())
        {
            await Claim(pictures, file, NewPerson(), NewPerson());
            (await ReasonOf(() => pictures.Upload(NewPerson(), file))).ShouldBe("picture_exists");
        }

        await using var later = await new PicturesHost().With("ClaimAge", TimeSpan.Zero).StartAsync();
        await Claim(later, file, NewPerson(), NewPerson());
        (await later.Upload(NewPerson(), file)).PictureId.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Staged_files_of_a_dead_process_go_and_those_of_living_uploads_stay()
    {
        await using var pictures = await new PicturesHost().StartAsync();
        var staging = pictures.Host.Services.GetRequiredService<StagingFolder>();
        await using var alive = staging.Create();
        var dead = Path.Combine(pictures.Host.DataDirectory, "uploads", "dead.part");
        await File.WriteAllTextAsync(dead, "left behind");
        foreach (var file in new[] { alive.Path, dead })
            File.SetLastWriteTimeUtc(file, TimeProvider.System.GetUtcNow().UtcDateTime.AddHours(-1));

        staging.Sweep();
        pictures.StagedFiles().ShouldBe([alive.Path]);
    }

    [Fact]
    public async Task Objects_without_a_picture_go_and_those_of_pictures_stay()
    {
        await using var pictures = await new PicturesHost().With("OrphanAge", TimeSpan.Zero).StartAsync();
        var (owner, header) = (NewPerson(), Header());
        var orphan = Ids.From($"{owner}/{header.UploadId}");
        var uploaded = await pictures.Upload(owner);
        await Put(pictures, Bucket.Originals, $"{orphan}/a.jpeg");
        await Put(pictures, Bucket.Public, $"previews/{orphan}/a/b.jpg");
        await Put(pictures, Bucket.Originals, $"{uploaded.PictureId}/crashedattempt.jpeg");
        await Put(pictures, Bucket.Public, "portraits/of-another-service.jpg");

        await pictures.Host.Services.GetRequiredService<OrphanSweeper>().SweepAsync(default);

        var picture = (await pictures.History(uploaded.PictureId)).State;
        (await pictures.Keys(Bucket.Originals)).ShouldBe([picture.Original!.Key]);
        (await pictures.Keys(Bucket.Public)).ShouldBe(
            picture.Previews.Select(preview => preview.Key).Append("portraits/of-another-service.jpg"), ignoreOrder: true);
        (await ReasonOf(() => pictures.Upload(owner, header: header))).ShouldBe("upload_abandoned");
    }

    [Fact]
    public async Task A_young_object_is_left_alone()
    {
        await using var pictures = await new PicturesHost().StartAsync();
        await Put(pictures, Bucket.Originals, $"{NewPerson()}/a.jpeg");
        await pictures.Host.Services.GetRequiredService<OrphanSweeper>().SweepAsync(default);
        (await pictures.Keys(Bucket.Originals)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task After_a_restart_everything_is_as_it_was()
    {
        var data = Directory.CreateTempSubdirectory("picasso-test-");
        try
        {
            var (owner, file, header) = (NewPerson(), TestPictures.Jpeg(NewSeed()), Header(new Money(100, "EUR")));
            Contracts.Pictures.UploadResponse first;
            Contracts.Pictures.Terms terms;
            await using (var before = await new PicturesHost().In(data.FullName).StartAsync())
            {
                first = await before.Upload(owner, file, header: header);
                terms = await before.Terms(first.PictureId);
            }

            await using var after = await new PicturesHost().In(data.FullName).StartAsync();
            (await after.Terms(first.PictureId)).ShouldBe(terms);
            (await after.Upload(owner, file, header: header)).ShouldBe(first);
            (await ReasonOf(() => after.Upload(NewPerson(), file))).ShouldBe("picture_exists");
        }
        finally
        {
            data.Delete(recursive: true);
        }
    }
}
