using Google.Protobuf;
using Grpc.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Picasso.Contracts.Pictures;
using Picasso.Kernel;
using Picasso.Pictures.Commands.Quotas;
using Picasso.ServiceDefaults.Authentication;
using Picasso.ServiceDefaults.Grpc;
using Picasso.Testing;
using Picasso.Testing.Hosting;
using static Picasso.Pictures.Commands.Tests.PicturesHost;

namespace Picasso.Pictures.Commands.Tests;

/// <summary>What one person can use of the storage and of the service, limit by limit; another person is never affected.</summary>
[Trait(Pace.Trait, Pace.Slow)]
public sealed class UploadQuotaTests
{
    [Theory]
    [InlineData("PicturesPerDay", 2, "upload_quota_day")]
    [InlineData("PicturesPerPerson", 2, "upload_quota_storage")]
    [InlineData("BytesPerDay", 250_000, "upload_quota_day")]
    [InlineData("BytesPerPerson", 250_000, "upload_quota_storage")]
    public async Task A_person_stores_as_much_as_allowed_and_others_are_not_affected(string setting, long most, string reason)
    {
        await using var pictures = await new PicturesHost().With(setting, most).StartAsync();
        var ada = NewPerson();
        await pictures.Upload(ada, Sized(100_000));
        var second = await pictures.Upload(ada, Sized(100_000));
        (await ReasonOf(() => pictures.Upload(ada, Sized(100_000)))).ShouldBe(reason);
        (await ReasonOf(() => Announce(pictures, ada, 100_000))).ShouldBe(reason);
        await pictures.Upload(NewPerson(), Sized(100_000));
        pictures.StagedFiles().ShouldBeEmpty();

        await pictures.As(ada).DeleteAsync(new DeleteRequest { PictureId = second.PictureId });
        if (reason == "upload_quota_day")
            (await ReasonOf(() => pictures.Upload(ada, Sized(100_000)))).ShouldBe(reason);
        else
            await Eventually.Holds(() => TryUpload(pictures, ada), stored => stored);
    }

    [Fact]
    public async Task Of_many_uploads_at_once_over_two_copies_no_more_are_stored_than_allowed()
    {
        await using var one = await new PicturesHost().With("PicturesPerDay", 2).StartAsync();
        await using var two = await new PicturesHost().With("PicturesPerDay", 2).In(one.Host.DataDirectory).StartAsync();
        var ada = NewPerson();
        var stored = await Task.WhenAll(Enumerable.Range(0, 6).Select(number => TryUpload(number % 2 == 0 ? one : two, ada)));
        stored.Count(done => done).ShouldBe(2);
    }

    [Fact]
    public async Task A_day_later_there_is_room_again()
    {
        var clock = new TravellingClock();
        await using var pictures = await new PicturesHost().At(clock).With("PicturesPerDay", 1).StartAsync();
        var quotas = pictures.Host.Services.GetRequiredService<UploadQuotas>();
        await quotas.TakeAsync("ada", "first", 1, default);
        (await Should.ThrowAsync<DomainException>(() => quotas.TakeAsync("ada", "second", 1, default))).Error.Reason.ShouldBe("upload_quota_day");
        await quotas.TakeAsync("ada", "first", 1, default);
        clock.Advance(TimeSpan.FromHours(24.1));
        await quotas.TakeAsync("ada", "second", 1, default);
    }

    [Theory]
    [InlineData("OpenPerPerson", true)]
    [InlineData("OpenPerAddress", false)]
    public async Task Uploads_under_way_are_bounded_by_person_and_address(string setting, bool samePerson)
    {
        await using var pictures = await new PicturesHost().With(setting, 2).StartAsync();
        var ada = NewPerson();
        var calls = new List<AsyncClientStreamingCall<UploadRequest, UploadResponse>>();
        for (var number = 0; number < 2; number++)
        {
            calls.Add(pictures.As(samePerson ? ada : NewPerson()).Upload(From("198.51.100.7")));
            await calls[^1].RequestStream.WriteAsync(new UploadRequest { Header = Header() });
            await calls[^1].RequestStream.WriteAsync(new UploadRequest { Chunk = ByteString.CopyFrom(1) });
        }

        await Eventually.Holds(() => Task.FromResult(pictures.StagedFiles().Length), count => count == 2);
        (await ReasonOf(() => Begin(pictures, samePerson ? ada : NewPerson(), "198.51.100.7"))).ShouldBe("too_many_uploads");
        (await ReasonOf(() => Begin(pictures, NewPerson(), "198.51.100.8"))).ShouldBe("file_empty");

        calls.ForEach(call => call.Dispose());
        await Eventually.Holds(() => ReasonOf(() => Begin(pictures, ada, "198.51.100.7")), reason => reason == "file_empty");
    }

    [Fact]
    public async Task An_upload_that_is_slower_than_allowed_ends()
    {
        await using var pictures = await new PicturesHost().With("RateGrace", "00:00:00.3").With("MinBytesPerSecond", 1_000_000).StartAsync();
        using var call = pictures.As(NewPerson()).Upload();
        await call.RequestStream.WriteAsync(new UploadRequest { Header = Header() });
        await call.RequestStream.WriteAsync(new UploadRequest { Chunk = ByteString.CopyFrom(new byte[1_000]) });
        (await ErrorOf(() => call.ResponseAsync)).Reason.ShouldBe("upload_too_slow");
        pictures.StagedFiles().ShouldBeEmpty();
    }

    [Fact]
    public async Task Before_the_disk_is_full_uploads_are_refused_and_health_is_degraded()
    {
        var space = new Space { Bytes = 5_000_000_000 };
        await using var pictures = await new PicturesHost().Replacing(space).StartAsync();
        await pictures.Upload(NewPerson());
        space.Bytes = 1_050_000_000;
        var error = await ErrorOf(() => Announce(pictures, NewPerson(), 60_000_000));
        (error.Kind, error.Reason).ShouldBe((DomainErrorKind.Unavailable, "storage_full"));
        var health = await pictures.Host.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync();
        health.Entries["uploads-disk"].Status.ShouldBe(HealthStatus.Degraded);

        // The room may go while an upload is under way.
        space.Bytes = 1_400_000_000;
        using var call = pictures.As(NewPerson()).Upload();
        await call.RequestStream.WriteAsync(new UploadRequest { Header = Header() });
        await call.RequestStream.WriteAsync(new UploadRequest { Chunk = ByteString.CopyFrom([.. TestPictures.Jpeg(NewSeed()).AsSpan(0, 4_000), .. new byte[50_000]]) });
        await Eventually.Holds(() => Task.FromResult(pictures.StagedFiles().Length), count => count == 1);
        space.Bytes = 900_000_000;
        (await ErrorOf(() => SendAsync(call, chunks: 100))).Reason.ShouldBe("storage_full");
        await Eventually.Holds(() => Task.FromResult(pictures.StagedFiles().Length), count => count == 0);
    }

    private static async Task SendAsync(AsyncClientStreamingCall<UploadRequest, UploadResponse> call, int chunks)
    {
        try
        {
            for (var number = 0; number < chunks; number++)
                await call.RequestStream.WriteAsync(new UploadRequest { Chunk = ByteString.CopyFrom(new byte[60_000]) });
            await call.RequestStream.CompleteAsync();
        }
        catch (Exception sending) when (sending is RpcException or InvalidOperationException)
        {
            // Answered before all was sent; the answer says why.
        }

        await call;
    }

    /// <summary>Begins an upload of which only the size is known.</summary>
    private static async Task Announce(PicturesHost pictures, string person, long size)
    {
        using var call = pictures.As(person).Upload();
        var header = Header();
        header.Size = size;
        await call.RequestStream.WriteAsync(new UploadRequest { Header = header });
        await call;
    }

    private static async Task Begin(PicturesHost pictures, string person, string address)
    {
        using var call = pictures.As(person).Upload(From(address));
        try
        {
            await call.RequestStream.WriteAsync(new UploadRequest { Header = Header() });
            await call.RequestStream.CompleteAsync();
        }
        catch (Exception sending) when (sending is RpcException or InvalidOperationException)
        {
            // Answered before all was sent; the answer says why.
        }

        await call;
    }

    private static async Task<bool> TryUpload(PicturesHost pictures, string person)
    {
        try
        {
            await pictures.Upload(person, Sized(100_000));
            return true;
        }
        catch (RpcException refused)
        {
            refused.ToDomainError()!.Reason.ShouldStartWith("upload_quota_");
            return false;
        }
    }

    private static Metadata From(string address) => new() { { ClientAddress.Header, address } };

    // A picture of its own in a file of about this size: what follows a JPEG's end is no part of the picture.
    private static byte[] Sized(int bytes)
    {
        var file = TestPictures.Jpeg(NewSeed());
        return file.Length < bytes ? [.. file, .. new byte[bytes - file.Length]] : file;
    }

    private sealed class Space : IFreeSpace
    {
        public long Bytes { get; set; }
    }
}
