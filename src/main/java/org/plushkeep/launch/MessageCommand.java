package org.plushkeep.launch;

import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import org.plushkeep.audio.AudioException;
import org.plushkeep.audio.Pcm;
import org.plushkeep.audio.ToyAudio;
import org.plushkeep.audio.WavWriter;
import org.plushkeep.audio.container.SoundFile;
import org.plushkeep.audio.edit.Draft;
import org.plushkeep.audio.file.SoundFiles;
import org.plushkeep.recording.Message;
import org.plushkeep.recording.MessageId;
import org.plushkeep.recording.NewMessage;
import org.plushkeep.share.ShareException;
import org.plushkeep.vault.Gone;
import org.plushkeep.vault.JournalEvent;
import org.plushkeep.vault.Vault;
import org.plushkeep.vault.VaultException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Groups what is done with messages for a toy. */
@Command(
    name = "message",
    description = "Lists, adds, exports or deletes the messages that are kept for a toy.")
final class MessageCommand {
  static void addTo(CommandLine group, Shell shell) {
    group
        .addSubcommand(new ListMessages(shell))
        .addSubcommand(new AddMessage(shell))
        .addSubcommand(new ExportMessage(shell))
        .addSubcommand(new DeleteMessages(shell));
  }

  @Command(name = "list", description = "Lists the messages in a vault, newest first.")
  static final class ListMessages implements Callable<Integer> {
    private final Shell shell;
    @Mixin private final VaultOptions vaultOptions = new VaultOptions();

    @Option(names = "--json", description = "One JSON array: id, title, madeAt, seconds, bytes.")
    private boolean json;

    ListMessages(Shell shell) {
      this.shell = shell;
    }

    @Override
    public Integer call() throws CommandFailure, VaultException {
      List<Message> messages;
      try (Vault vault = vaultOptions.open()) {
        messages = vault.messages().list();
      }
      if (json) {
        shell.say(Json.array(messages.stream().map(ListMessages::toJson).toList()));
      } else if (messages.isEmpty()) {
        shell.say("No messages.");
      } else {
        Text.table(
                List.of("ID", "TITLE", "MADE", "SECONDS", "BYTES"),
                messages.stream().map(ListMessages::toRow).toList())
            .forEach(shell::say);
      }
      return ExitCode.DONE.value();
    }

    private static JsonObject toJson(Message message) {
      JsonObject object = new JsonObject();
      object.addProperty("id", message.id().toString());
      object.addProperty("title", message.title());
      object.addProperty("madeAt", message.madeAt().toString());
      object.addProperty("seconds", message.duration().toMillis() / 1000.0);
      object.addProperty("bytes", message.byteCount());
      return object;
    }

    private static List<String> toRow(Message message) {
      return List.of(
          message.id().toString(),
          message.title(),
          message.madeAt().truncatedTo(ChronoUnit.SECONDS).toString(),
          Text.seconds(message.duration()),
          Integer.toString(message.byteCount()));
    }
  }

  @Command(
      name = "add",
      description = "Keeps a sound of at most 40 seconds as a message, ready for a toy.")
  @SuppressWarnings("NullAway.Init") // picocli sets what is required before a command runs
  static final class AddMessage implements Callable<Integer> {
    /** Forty seconds of eight channels of 64 bits at 192 kHz. */
    private static final int MOST_BYTES = 500_000_000;

    private final Shell shell;
    @Mixin private final VaultOptions vaultOptions = new VaultOptions();

    @Parameters(paramLabel = "FILE", description = "The sound: WAV, MP3, FLAC and others.")
    private Path file;

    @Option(names = "--title", paramLabel = "T", description = "What it is called.")
    private String title = "";

    @Option(names = "--even", description = "Evens out its loudness.")
    private boolean even;

    AddMessage(Shell shell) {
      this.shell = shell;
    }

    @Override
    public Integer call() throws CommandFailure, VaultException {
      if (title.length() > Message.LONGEST_TITLE) {
        throw new CommandFailure(
            ExitCode.USAGE, "A title is at most 100 characters. Nothing was kept.");
      }
      Draft draft = read();
      try {
        Draft wanted = draft.with(draft.edits().withEvened(even));
        byte[] clip = wanted.toClip();
        byte[] source = wanted.toBytes();
        try (Vault vault = vaultOptions.open()) {
          Message kept =
              vault
                  .messages()
                  .add(
                      new NewMessage(
                          Text.oneLine(title),
                          Instant.now(),
                          ToyAudio.describe(clip).duration(),
                          clip,
                          source));
          shell.say("Kept: " + kept.id());
        } finally {
          Arrays.fill(clip, (byte) 0);
          Arrays.fill(source, (byte) 0);
        }
      } catch (AudioException e) {
        throw notKept(e);
      } finally {
        draft.wipe();
      }
      return ExitCode.DONE.value();
    }

    private Draft read() throws CommandFailure {
      byte[] bytes = WholeFile.read(file, MOST_BYTES, "is far longer than any message.");
      try {
        SoundFile sound = SoundFiles.read(bytes);
        try {
          if (sound.endsEarly()) {
            throw new AudioException("It ends early.");
          }
          // Before it is brought to the toy's rate, which takes memory.
          if (sound.pcm().duration().compareTo(Draft.LONGEST) > 0) {
            throw new AudioException("The toy plays 40 seconds at most.");
          }
          return Draft.of(sound.pcm());
        } finally {
          sound.pcm().wipe();
        }
      } catch (AudioException e) {
        throw notKept(e);
      } finally {
        Arrays.fill(bytes, (byte) 0);
      }
    }

    private CommandFailure notKept(AudioException e) {
      return new CommandFailure(
          ExitCode.FAILED, file + " was not kept: " + CommandFailure.sentence(e), e);
    }
  }

  @Command(
      name = "export",
      description = {
        "Writes a message to OUT: as the toy is to be sent it, or, when OUT ends in .wav, as the",
        "toy will play it. OUT is replaced. It is not encrypted."
      })
  @SuppressWarnings("NullAway.Init") // picocli sets what is required before a command runs
  static final class ExportMessage implements Callable<Integer> {
    private final Shell shell;
    @Mixin private final VaultOptions vaultOptions = new VaultOptions();

    @Parameters(index = "0", paramLabel = "ID", description = "As 'message list' names it.")
    private String id;

    @Parameters(index = "1", paramLabel = "OUT", description = "The file to write.")
    private Path out;

    ExportMessage(Shell shell) {
      this.shell = shell;
    }

    @Override
    public Integer call() throws CommandFailure, VaultException, AudioException {
      byte[] clip;
      try (Vault vault = vaultOptions.open()) {
        clip = vault.messages().readClip(find(vault, id));
        vault.journal().write(JournalEvent.MESSAGE_EXPORTED, 1);
      }
      try {
        if (out.toString().toLowerCase(Locale.ROOT).endsWith(".wav")) {
          Pcm pcm = ToyAudio.decode(clip);
          try {
            new WholeFile(shell)
                .write(out, vaultOptions.folder, stream -> WavWriter.write(pcm, stream));
          } finally {
            pcm.wipe();
          }
        } else {
          new WholeFile(shell).write(out, vaultOptions.folder, stream -> stream.write(clip));
        }
      } finally {
        Arrays.fill(clip, (byte) 0);
      }
      return ExitCode.DONE.value();
    }
  }

  @Command(
      name = "delete",
      description = "Deletes messages for good. There is no Undo here, so --yes is asked for.")
  static final class DeleteMessages implements Callable<Integer> {
    private final Shell shell;
    @Mixin private final VaultOptions vaultOptions = new VaultOptions();

    @Parameters(
        arity = "1..*",
        paramLabel = "ID",
        description = "Messages, as 'message list' names them.")
    private List<String> ids = List.of();

    @Option(names = "--yes", description = "Yes, for good.")
    private boolean yes;

    @Mixin private final ReceiptOption receipt = new ReceiptOption();

    DeleteMessages(Shell shell) {
      this.shell = shell;
    }

    @Override
    public Integer call() throws CommandFailure, VaultException, ShareException {
      if (!yes) {
        throw new CommandFailure(
            ExitCode.USAGE,
            "Deleting is for good: add --yes if that is wanted. Nothing was deleted.");
      }
      receipt.mustBeFree();
      try (Vault vault = vaultOptions.open()) {
        Set<MessageId> found = new LinkedHashSet<>();
        for (String one : ids) {
          found.add(find(vault, one));
        }
        int erased = vault.messages().erase(List.copyOf(found));
        shell.say("Deleted for good: " + Text.count(erased, "message") + ".");
        receipt.keep(vault, Gone.messages(List.copyOf(found)), shell);
      }
      return ExitCode.DONE.value();
    }
  }

  /** A damaged message can be deleted too; what is wrong with it is told by reading it. */
  static MessageId find(Vault vault, String text) throws CommandFailure, VaultException {
    try {
      MessageId id = MessageId.parse(text);
      if (vault.messages().has(id)) {
        return id;
      }
    } catch (IllegalArgumentException notAnId) {
      // Told below.
    }
    throw new CommandFailure(
        ExitCode.NO_SUCH, "There is no message " + text + " in this vault. Nothing was done.");
  }
}
