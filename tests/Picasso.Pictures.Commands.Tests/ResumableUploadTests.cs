using System.Security.Cryptography;
using Grpc.Core;
using Picasso.Contracts.Bus;
using Picasso.Contracts.Pictures;
using Picasso.ObjectStorage;
using Picasso.Testing.Hosting;
using static Picasso.Pictures.Commands.Tests.PicturesHost;

namespace Picasso.Pictures.Commands.Tests;

/// <summary>An upload in several calls: whatever ends a call or the process, it goes on at a byte that is durable, and makes one picture.</summary>
public sealed class ResumableUploadTests
{
    private static PicturesHost SmallParts() => new PicturesHost().With("PartBytes", 10_000);

    [Fact]
    public async Task What_arrives_in_pieces_over_two_processes_is_the_same_file()
    {
        var file = TestPictures.Jpeg(NewSeed());
        var (person, id) = (NewPerson(), NewPerson());
        string folder;
        await using (var first = await SmallParts().StartAsync())
        {
            folder = first.Host.DataDirectory;
            var ada = new Resuming(first, person);
            var begun = await ada.Begin(file.Length, id, "filename YQ==");
            (begun.Offset, begun.Metadata).ShouldBe((0, "filename YQ=="));
            (await ada.Append(id, 0, file[..12_345])).Offset.ShouldBe(12_345);
            (await ReasonOf(() => ada.Publish(id))).ShouldBe("upload_incomplete");

            await using var second = await SmallParts().In(folder).StartAsync();
            ada = new Resuming(second, person);
            (await ada.Begin(file.Length, id)).Offset.ShouldBe(12_345);
            (await ada.Append(id, 12_345, file[12_345..])).Offset.ShouldBe(file.Length);
            var stored = await ada.Publish(id);

            stored.Sha256.ShouldBe(Resuming.Sha256(file));
            (await ada.Publish(id)).ShouldBe(stored);
            (await second.Keys(Bucket.Originals, "pending")).ShouldBeEmpty();
            second.StagedFiles().ShouldBeEmpty();
        }
    }

    [Fact]
    public async Task A_call_that_breaks_off_keeps_all_parts_but_the_last()
    {
        await using var pictures = await SmallParts().StartAsync();
        var (ada, file) = (new Resuming(pictures, NewPerson()), TestPictures.Png(NewSeed()));
        var id = (await ada.Begin(file.Length)).UploadId;
        var call = await ada.Open(id, 0);
        await call.RequestStream.WriteAsync(Resuming.Chunk(file[..25_000]));
        await Eventually.Holds(async () => (await ada.Find(id)).Offset, offset => offset == 20_000);

        call.Dispose();

        // Until the service notices, the upload is in use.
        await Eventually.Holds(() => CanAppend(ada, id, 20_000), done => done);
        (await ada.Find(id)).Offset.ShouldBe(20_001);
        pictures.StagedFiles().ShouldBeEmpty();
    }

    [Fact]
    public async Task Who_closes_the_account_leaves_no_upload_behind_and_others_keep_theirs()
    {
        await using var pictures = await SmallParts().StartAsync();
        var (leaving, staying) = (new Resuming(pictures, NewPerson()), new Resuming(pictures, NewPerson()));
        foreach (var person in (Resuming[])[leaving, staying])
        {
            var id = (await person.Begin(50_000)).UploadId;
            await person.Append(id, 0, TestPictures.Jpeg(NewSeed())[..20_000]);
        }

        await pictures.Replies.PublishAsync(new AccountClosed(leaving.Person));

        await Eventually.Holds(() => pictures.Keys(Bucket.Originals, "pending"), keys => keys.All(key => key.Contains(staying.Person, StringComparison.Ordinal)));
        (await staying.List()).Single().Offset.ShouldBe(20_000);
    }

    [Fact]
    public async Task Another_persons_upload_is_an_unknown_one()
    {
        await using var pictures = await SmallParts().StartAsync();
        var (ada, eve) = (new Resuming(pictures, NewPerson()), new Resuming(pictures, NewPerson()));
        var id = (await ada.Begin(10)).UploadId;

        (await ReasonOf(() => eve.Find(id))).ShouldBe("upload_unknown");
        (await ReasonOf(() => eve.Append(id, 0, [1]))).ShouldBe("upload_unknown");
        (await ReasonOf(() => eve.Publish(id))).ShouldBe("upload_unknown");
        await eve.Cancel(id);
        (await eve.Begin(10, id)).Offset.ShouldBe(0);
        await eve.Append(id, 0, [9, 9, 9]);

        (await ada.Find(id)).Offset.ShouldBe(0);
        (await eve.List()).Count.ShouldBe(1);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(-1)]
    [InlineData(long.MaxValue)]
    public async Task A_lie_about_the_offset_stores_nothing_and_is_told_the_offset(long offset)
    {
        await using var pictures = await SmallParts().StartAsync();
        var ada = new Resuming(pictures, NewPerson());
        var id = (await ada.Begin(10)).UploadId;

        var error = await ErrorOf(() => ada.Append(id, offset, [1]));

        error.Reason.ShouldBe(offset < 0 ? "invalid_request" : "offset_mismatch");
        error.Metadata.GetValueOrDefault("offset").ShouldBe(offset < 0 ? null : "0");
        (await ada.Find(id)).Offset.ShouldBe(0);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(11)]
    public async Task More_bytes_than_announced_are_refused(long length)
    {
        await using var pictures = await SmallParts().StartAsync();
        var ada = new Resuming(pictures, NewPerson());
        var id = (await ada.Begin(10)).UploadId;

        (await ReasonOf(() => ada.Append(id, 0, new byte[11], length))).ShouldBe("upload_too_long");

        (await ada.Find(id)).Offset.ShouldBe(0);
        (await pictures.Keys(Bucket.Originals, "pending-parts")).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(0, "file_empty")]
    [InlineData(-1, "invalid_request")]
    [InlineData(10_000_000_000_000, "file_too_large")]
    [InlineData(long.MaxValue, "file_too_large")]
    public async Task A_size_that_no_picture_has_begins_nothing(long size, string reason)
    {
        await using var pictures = await SmallParts().StartAsync();

        (await ReasonOf(() => new Resuming(pictures, NewPerson()).Begin(size))).ShouldBe(reason);

        (await pictures.Keys(Bucket.Originals, "pending")).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("../../etc/passwd")]
    [InlineData("")]
    [InlineData("0190E0A4-0000-7000-8000-000000000001")]
    public async Task An_id_that_is_none_reaches_no_file(string id)
    {
        await using var pictures = await SmallParts().StartAsync();
        var ada = new Resuming(pictures, NewPerson());

        (await ReasonOf(() => ada.Find(id))).ShouldBe("invalid_request");
        (await ReasonOf(() => ada.Append(id, 0, [1]))).ShouldBe("invalid_request");
        (await ReasonOf(() => ada.Cancel(id))).ShouldBe("invalid_request");
        (await ReasonOf(() => ada.Publish(id))).ShouldBe("invalid_request");
    }

    [Theory]
    [InlineData("a\r\nSet-Cookie: b=c")]
    [InlineData("ü")]
    public async Task Metadata_that_could_end_a_header_is_refused(string metadata)
    {
        await using var pictures = await SmallParts().StartAsync();

        (await ReasonOf(() => new Resuming(pictures, NewPerson()).Begin(1, metadata: metadata))).ShouldBe("invalid_request");
        (await ReasonOf(() => new Resuming(pictures, NewPerson()).Begin(1, metadata: new string('a', 8_193)))).ShouldBe("invalid_request");
    }

    [Fact]
    public async Task Of_calls_at_once_to_one_upload_one_appends()
    {
        await using var pictures = await SmallParts().StartAsync();
        var ada = new Resuming(pictures, NewPerson());
        var id = (await ada.Begin(100)).UploadId;
        using var first = await ada.Open(id, 0);
        await first.RequestStream.WriteAsync(Resuming.Chunk([1]));
        await Eventually.Holds(() => Task.FromResult(pictures.StagedFiles().Length), count => count == 1);

        (await ReasonOf(() => ada.Append(id, 0, [2, 2]))).ShouldBe("upload_in_use");
        (await ReasonOf(() => ada.Cancel(id))).ShouldBe("upload_in_use");

        await first.RequestStream.CompleteAsync();
        (await first).Offset.ShouldBe(1);
    }

    [Fact]
    public async Task Publishing_at_once_makes_one_picture()
    {
        await using var pictures = await SmallParts().StartAsync();
        var (ada, file) = (new Resuming(pictures, NewPerson()), TestPictures.Jpeg(NewSeed()));
        var id = (await ada.Begin(file.Length)).UploadId;
        await ada.Append(id, 0, file);

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => ada.Publish(id)));

        answers.Distinct().ShouldHaveSingleItem();
        (await pictures.Keys(Bucket.Originals, answers[0].PictureId)).Count.ShouldBe(1);
        (await ErrorOf(() => ada.Publish(id, "Dawn"))).Metadata["picture_id"].ShouldBe(answers[0].PictureId);
    }

    [Fact]
    public async Task A_file_that_is_no_picture_is_refused_by_its_first_bytes_and_one_that_is_here_already_when_it_is_published()
    {
        await using var pictures = await SmallParts().StartAsync();
        var (ada, file) = (new Resuming(pictures, NewPerson()), TestPictures.Jpeg(NewSeed()));
        var pdf = new byte[20_000];
        "%PDF-1.7"u8.CopyTo(pdf);
        var refused = (await ada.Begin(20_000)).UploadId;
        (await ReasonOf(() => ada.Append(refused, 0, pdf))).ShouldBe("format_unsupported");

        await pictures.Upload(NewPerson(), file);
        var id = (await ada.Begin(file.Length)).UploadId;
        await ada.Append(id, 0, file);
        (await ReasonOf(() => ada.Publish(id))).ShouldBe("picture_exists");
        (await ReasonOf(() => ada.Find(id))).ShouldBe("upload_unknown");
    }

    [Fact]
    public async Task A_part_with_a_digest_is_stored_when_it_matches()
    {
        await using var pictures = await SmallParts().StartAsync();
        var ada = new Resuming(pictures, NewPerson());
        var (bytes, id) = (new byte[] { 1, 2, 3 }, (await ada.Begin(100_000)).UploadId);
        const string Sha1 = "cDeAcZjCKn0rCAc3HXY3eahP388=";
        var sha256 = Convert.ToBase64String(SHA256.HashData(bytes));

        (await ReasonOf(() => ada.Append(id, 0, [1, 2, 4], checksum: $"sha1 {Sha1}"))).ShouldBe("checksum_mismatch");
        (await ReasonOf(() => ada.Append(id, 0, bytes, checksum: $"md5 {Sha1}"))).ShouldBe("checksum_unsupported");
        (await ReasonOf(() => ada.Append(id, 0, bytes, checksum: "sha1 AAAA"))).ShouldBe("checksum_unsupported");
        (await ada.Find(id)).Offset.ShouldBe(0);
        (await ada.Append(id, 0, bytes, checksum: $"sha1 {Sha1}")).Offset.ShouldBe(3);
        (await ada.Append(id, 3, bytes, checksum: $"sha256 {sha256}")).Offset.ShouldBe(6);
        (await ReasonOf(() => ada.Append(id, 6, new byte[10_001], checksum: $"sha1 {Sha1}"))).ShouldBe("checksum_unsupported");
        (await ada.Find(id)).Offset.ShouldBe(6);
    }

    [Fact]
    public async Task The_same_id_with_another_size_is_not_the_same_upload_and_a_cancelled_one_may_begin_anew()
    {
        await using var pictures = await SmallParts().StartAsync();
        var ada = new Resuming(pictures, NewPerson());
        var id = (await ada.Begin(10)).UploadId;
        await ada.Append(id, 0, [1]);
        (await ReasonOf(() => ada.Begin(11, id))).ShouldBe("idempotency_key_reused");

        await ada.Cancel(id);
        await ada.Cancel(id);

        (await ReasonOf(() => ada.Append(id, 1, [1]))).ShouldBe("upload_unknown");
        (await pictures.Keys(Bucket.Originals, "pending")).ShouldBeEmpty();
        (await ada.Begin(11, id)).Offset.ShouldBe(0);
    }

    private static async Task<bool> CanAppend(Resuming ada, string id, long offset)
    {
        try
        {
            await ada.Append(id, offset, [1]);
            return true;
        }
        catch (RpcException busy) when (ServiceDefaults.Grpc.GrpcErrorMapping.ToDomainError(busy)?.Reason == "upload_in_use")
        {
            return false;
        }
    }
}
