using System.Security.Cryptography;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Picasso.Contracts.Pictures;
using Picasso.ServiceDefaults.Authentication;
using Picasso.Testing.Hosting;

namespace Picasso.Pictures.Commands.Tests;

/// <summary>A person who uploads in several calls.</summary>
internal sealed class Resuming(PicturesHost pictures, string? person, string? address = null)
{
    public string Person { get; } = person ?? "";

    private ResumableUploads.ResumableUploadsClient Client { get; } =
        pictures.Host.Client<ResumableUploads.ResumableUploadsClient>(person is null ? null : TestTokens.For(person, verified: true, adult: true));

    private Metadata Headers => address is null ? [] : new Metadata { { ClientAddress.Header, address } };

    public async Task<PendingUpload> Begin(long size, string? uploadId = null, string metadata = "") => await Client.BeginAsync(
        new BeginUploadRequest { UploadId = uploadId ?? PicturesHost.NewPerson(), Size = size, Metadata = metadata }, Headers);

    public async Task<PendingUpload> Find(string uploadId) => await Client.FindAsync(new FindUploadRequest { UploadId = uploadId });

    public async Task<IReadOnlyList<PendingUpload>> List() => (await Client.ListAsync(new ListUploadsRequest())).Uploads;

    public async Task<byte[]> Thumbnail(string uploadId) =>
        (await Client.GetThumbnailAsync(new GetThumbnailRequest { UploadId = uploadId }, Headers)).Image.ToByteArray();

    /// <summary>A complete upload.</summary>
    public async Task<string> Arrived(byte[] file)
    {
        var id = (await Begin(file.Length)).UploadId;
        await Append(id, 0, file);
        return id;
    }

    public async Task Cancel(string uploadId) => await Client.CancelAsync(new CancelUploadRequest { UploadId = uploadId });

    public Task<UploadResponse> Publish(string uploadId, string title = "Dusk") =>
        Publish(new UploadHeader { UploadId = uploadId, Details = new Details { Title = title } });

    public async Task<UploadResponse> Publish(UploadHeader header) => await Client.PublishAsync(header);

    public async Task<PendingUpload> Schedule(string uploadId, DateTimeOffset at, string title = "Dusk", Contracts.Money? price = null) => await Client.ScheduleAsync(
        new ScheduleUploadRequest { Header = new UploadHeader { UploadId = uploadId, Details = new Details { Title = title }, Price = price }, At = at.ToTimestamp() });

    public async Task Unschedule(string uploadId) => await Client.UnscheduleAsync(new UnscheduleUploadRequest { UploadId = uploadId });

    public async Task<IReadOnlyList<ScheduleProblem>> Problems() => (await Client.ListAsync(new ListUploadsRequest())).Problems;

    /// <summary>An open call that has sent its header.</summary>
    public async Task<AsyncClientStreamingCall<AppendRequest, PendingUpload>> Open(string uploadId, long offset, long length = 0, string checksum = "")
    {
        var call = Client.Append(Headers);
        await call.RequestStream.WriteAsync(new AppendRequest
        {
            Header = new AppendHeader { UploadId = uploadId, Offset = offset, Length = length, Checksum = checksum },
        });
        return call;
    }

    public async Task<PendingUpload> Append(string uploadId, long offset, byte[] bytes, long length = 0, string checksum = "")
    {
        using var call = await Open(uploadId, offset, length, checksum);
        try
        {
            foreach (var chunk in bytes.Chunk(64 * 1024))
                await call.RequestStream.WriteAsync(Chunk(chunk));
            await call.RequestStream.CompleteAsync();
        }
        catch (Exception sending) when (sending is RpcException or InvalidOperationException)
        {
            // Answered before all was sent; the answer says why.
        }

        return await call;
    }

    public static AppendRequest Chunk(byte[] bytes) => new() { Chunk = ByteString.CopyFrom(bytes) };

    public static string Sha256(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
