using Picasso.Imaging.FaultyWorker;
using Picasso.Imaging.Protocol;

// A worker that a hostile file has taken over: it greets as the real one does, and then does what its last argument says.
var behaviour = args[2];
if (behaviour == "probe")
    return Probe.Run(args);
using var input = Console.OpenStandardInput();
using var output = Console.OpenStandardOutput();
output.Write(WorkerMessages.Greeting(Confinement.None));
output.Flush();
var pictures = 0;
var header = new byte[WorkerProtocol.RequestLength];
while (input.ReadAtLeast(header, header.Length, throwOnEndOfStream: false) == header.Length)
{
    var request = WorkerMessages.ReadRequest(header);
    if (behaviour == "crash before reading")
        Environment.Exit(139);
    var file = new byte[request.Length];
    input.ReadExactly(file);
    if (behaviour is "crash at the second picture" or "memory at the second picture" && pictures++ == 0)
        Answers.WriteTrue(request, file, output);
    else
        Behaviours.Run(behaviour, output);
}

return 0;
