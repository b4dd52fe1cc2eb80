using System.Diagnostics;
using Google.Protobuf;
using Grpc.Core;
using Grpc.Net.Client;
using Picasso.Contracts.Users;
using Picasso.Testing.Processes;

namespace Picasso.Fuzz.Tests;

/// <summary>Mutated files, as uploads and as profile pictures.</summary>
internal sealed class FileFuzz(GrpcChannel channel, IReadOnlyList<Person> senders, Findings findings)
{
    private readonly FileMutations _files = new();

    /// <summary>Sends the file of this number.</summary>
    public async Task RunAsync(int number)
    {
        var took = await SendAsync(number, judge: true);
        if (took > FuzzSettings.Limit)
            findings.Slow($"file {number}", () => SendAsync(number, judge: false));
    }

    private async Task<TimeSpan> SendAsync(int number, bool judge, bool isRepeat = false)
    {
        var (file, sender) = (_files.File(number), senders[number % senders.Count]);
        var began = Stopwatch.StartNew();
        try
        {
            if (number % 2 == 0)
                await sender.UploadAsync(channel, file, Guid.NewGuid().ToString());
            else
                await new Accounts.AccountsClient(channel).SetAvatarAsync(
                    new SetAvatarRequest { Image = ByteString.CopyFrom(file) }, sender.Token, deadline: TimeProvider.System.GetUtcNow().UtcDateTime + FuzzSettings.Limit * 3);
            findings.Count("file accepted");
        }
        catch (RpcException lost) when (!isRepeat && IsLostConnection(lost))
        {
            // No answer to this file: the connection that it shared with others was closed. Whether the program is still there, a repeat finds out.
            findings.Count("connection closed");
            return await SendAsync(number, judge, isRepeat: true);
        }
        catch (RpcException refused)
        {
            if (judge)
                Judge(refused, number);
        }

        return began.Elapsed;
    }

    // The server closes a connection on which a part arrives for a call that it has answered and forgotten.
    private static bool IsLostConnection(RpcException fault)
    {
        for (var cause = fault.Status.DebugException; cause is not null; cause = cause.InnerException)
            if (cause is HttpProtocolException)
                return true;
        return false;
    }

    private void Judge(RpcException refused, int number)
    {
        findings.Count($"file {refused.StatusCode}");
        if (refused.StatusCode is StatusCode.Internal or StatusCode.Unknown or StatusCode.DataLoss)
            findings.Fault($"{refused.StatusCode} {refused.Status.Detail}: file {number}");
    }
}
