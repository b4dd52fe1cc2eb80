using System.Globalization;
using Picasso.Imaging.Protocol;
using Picasso.Imaging.Worker;
using Picasso.Imaging.Worker.Rendering;
using Picasso.Imaging.Worker.Sandboxing;

// Picasso.Imaging.Worker <most bytes of address space> <usual|low: the priority> [confined]
// Started by Picasso.Imaging: reads requests from standard input and writes answers to standard output, until the input ends.
if (args is not [var memory, "usual" or "low", ..] || !long.TryParse(memory, NumberStyles.None, CultureInfo.InvariantCulture, out var bytes))
    return 2;

// First without threads of libvips, and before the program restarts itself: only then do file rules hold for all threads.
var confinement = Confinement.None;
if (OperatingSystem.IsLinux())
    confinement = Sandbox.EnterFiles(args);
Vips.EnsureReady();
WarmUp.Run();
if (OperatingSystem.IsLinux())
    confinement |= Sandbox.EnterProcess(bytes);
WorkerLoop.Run(confinement);
return 0;
