;;; citekit.el --- Citations from pages, references and libraries -*- lexical-binding: t; -*-

;; Version: 0.1.0
;; Package-Requires: ((emacs "27.1"))
;; Keywords: bib, tex, text, convenience
;; SPDX-License-Identifier: MIT

;;; Commentary:

;; `citekit-add-dwim' makes a library entry of the region, of what was copied, or of the address or
;; file at point, and puts its citation there.  `citekit-mode' completes keys at point and needs no
;; language server; `citekit-insert' lets you choose.  Org exports citations through the cite
;; processor `citekit' (M-x citekit-org-setup), and citar can take its libraries from here
;; (`citekit-citar-setup').  Where eglot is free, `citekit-eglot-setup' gives it the language server.
;;
;; It runs the command `citekit' (pip install citekit); see `citekit-command'.

;;; Code:

(require 'seq)
(require 'subr-x)
(require 'thingatpt)

(defgroup citekit nil "Citations from pages, references and libraries." :group 'text :prefix "citekit-")

(defcustom citekit-command '("citekit")
  "How to start citekit: the program and its first arguments."
  :type '(repeat string))

(defcustom citekit-libraries nil
  "Library files of documents that declare none."
  :type '(repeat file))

(defcustom citekit-style "apa"
  "The CSL style of references that are shown or exported without another."
  :type 'string)

(defun citekit--run (input &rest arguments)
  "Run citekit with ARGUMENTS, and INPUT as standard input; return what it prints.
Signal a `user-error' with its own words where it fails."
  (let ((errors (make-temp-file "citekit"))
        (coding-system-for-read 'utf-8-unix)
        (coding-system-for-write 'utf-8-unix))
    (unwind-protect
        (with-temp-buffer
          (let* ((output (current-buffer))
                 (arguments (append (cdr citekit-command) arguments))
                 (status
                  (with-temp-buffer
                    (insert (or input ""))
                    (condition-case nil
                        (apply #'call-process-region nil nil (car citekit-command) nil (list output errors) nil
                               arguments)
                      (file-missing
                       (user-error "citekit was not found: pip install citekit, or set citekit-command"))))))
            (if (eql status 0)
                (buffer-string)
              (user-error "%s" (with-temp-buffer
                                 (insert-file-contents errors)
                                 (string-trim (buffer-string)))))))
      (delete-file errors))))

;;;; Libraries of the buffer

(defconst citekit--declarations
  '((org-mode "^[ \t]*#\\+bibliography:[ \t]*\\(.+\\)$")
    (latex-mode "\\\\addbibresource\\(?:\\[[^]]*\\]\\)?{\\([^}]+\\)}" "\\\\bibliography{\\([^}]+\\)}")
    (tex-mode "\\\\addbibresource\\(?:\\[[^]]*\\]\\)?{\\([^}]+\\)}" "\\\\bibliography{\\([^}]+\\)}")
    (markdown-mode "^bibliography:[ \t]*\\[?\\([^]\n]+\\)" "^[ \t]+-[ \t]+\\(.+\\.\\(?:bib\\|json\\|ya?ml\\)\\)$")
    (text-mode "^bibliography:[ \t]*\\[?\\([^]\n]+\\)")
    (rst-mode "^\\.\\. bibliography::[ \t]*\\(.+\\)$"))
  "How documents of a mode declare their libraries.
Group 1 of each expression holds one or several paths.")

(defun citekit--declared ()
  "The library files that this buffer declares, those that exist first."
  (let ((patterns (cdr (seq-find (lambda (row) (derived-mode-p (car row))) citekit--declarations)))
        (found nil))
    (save-excursion
      (dolist (pattern patterns)
        (goto-char (point-min))
        (while (re-search-forward pattern nil t)
          (dolist (path (split-string (match-string-no-properties 1) "[,\"' ]+" t "[ \t]+"))
            (unless (string-match-p "\\.[a-zA-Z]+\\'" path) (setq path (concat path ".bib")))
            (push (expand-file-name path) found)))))
    (seq-uniq (nreverse found))))

(defun citekit-libraries ()
  "The libraries that this buffer cites from: declared, set, or lying beside it."
  (or (citekit--declared)
      (mapcar #'expand-file-name citekit-libraries)
      (directory-files default-directory t "\\.bib\\'")))

(defvar citekit--cache (make-hash-table :test #'equal)
  "Path of a library → its modification time and items.")

(defun citekit--items-of (library)
  "The items of LIBRARY as CSL-JSON, read again when the file changes."
  (let* ((time (file-attribute-modification-time (file-attributes library)))
         (known (gethash library citekit--cache)))
    (if (and known (equal (car known) time))
        (cdr known)
      (let ((items (append (json-parse-string
                            (citekit--run nil "convert" library "--to" "csl-json")
                            :object-type 'alist)
                           nil)))
        (puthash library (cons time items) citekit--cache)
        items))))

(defun citekit-items ()
  "Every item of the buffer's libraries."
  (seq-mapcat #'citekit--items-of (seq-filter #'file-readable-p (citekit-libraries))))

(defun citekit--authors (item)
  "The families of the people of ITEM, as people speak of them."
  (let ((families (mapcar (lambda (name) (or (alist-get 'family name) (alist-get 'literal name) ""))
                          (or (alist-get 'author item) (alist-get 'editor item)))))
    (if (> (length families) 2) (concat (car families) " et al.") (string-join families " & "))))

(defun citekit--year (item)
  "The year of ITEM as text."
  (let* ((dates (alist-get 'date-parts (alist-get 'issued item)))
         (parts (and (> (length dates) 0) (aref dates 0))))
    (if (> (length parts) 0) (format "%s" (aref parts 0)) "")))

(defun citekit--annotation (item)
  "Who, when and what of ITEM."
  (format "%s %s  %s" (citekit--authors item) (citekit--year item) (or (alist-get 'title item) "")))

;;;; Citing

(defun citekit-citation (keys)
  "A citation of KEYS as the buffer's markup writes it."
  (cond
   ((derived-mode-p 'org-mode) (format "[cite:%s]" (mapconcat (lambda (key) (concat "@" key)) keys ";")))
   ((derived-mode-p 'tex-mode 'latex-mode 'LaTeX-mode) (format "\\cite{%s}" (string-join keys ",")))
   ((derived-mode-p 'rst-mode) (format ":cite:p:`%s`" (string-join keys ",")))
   ((derived-mode-p 'adoc-mode) (format "cite:[%s]" (string-join keys ",")))
   ((derived-mode-p 'typst-mode 'typst-ts-mode) (mapconcat (lambda (key) (concat "@" key)) keys " "))
   (t (format "[%s]" (mapconcat (lambda (key) (concat "@" key)) keys "; ")))))

(defun citekit--source-at-point ()
  "The bounds of the address or page's path at point, or nil."
  (let ((address (bounds-of-thing-at-point 'url))
        (file (bounds-of-thing-at-point 'filename)))
    (cond
     (address address)
     ((and file
           (string-match-p "\\.\\(?:html?\\|mhtml?\\|pdf\\|epub\\)\\'"
                           (buffer-substring-no-properties (car file) (cdr file)))
           (file-readable-p (buffer-substring-no-properties (car file) (cdr file))))
      file))))

;;;###autoload
(defun citekit-add-dwim (&optional library)
  "Add the region, the source at point, or what was copied to LIBRARY; cite it.
LIBRARY is the buffer's first; with a prefix argument you are asked for it."
  (interactive
   (list (and current-prefix-arg (completing-read "Add to: " (citekit-libraries) nil nil))))
  (let* ((bounds (if (use-region-p) (cons (region-beginning) (region-end)) (citekit--source-at-point)))
         (source (string-trim (if bounds
                                  (buffer-substring-no-properties (car bounds) (cdr bounds))
                                (substring-no-properties (or (current-kill 0 t) "")))))
         (library (or library (car (citekit-libraries))
                      (user-error "This document declares no library; set citekit-libraries")))
         (is-source (or (string-match-p "\\`https?://" source)
                        (and (not (string-match-p "\n" source)) (< (length source) 1000)
                             (file-readable-p (expand-file-name source)))))
         (printed (if is-source
                      (citekit--run nil "add" source "--library" library "--on-duplicate" "skip")
                    (citekit--run
                     (citekit--run nil "parse" "--style" "csl-json"
                                   (replace-regexp-in-string "[ \t\n]+" " " source))
                     "add" "-" "--library" library "--on-duplicate" "skip")))
         (keys (split-string printed "[\n\t ]+" t)))
    (when bounds (delete-region (car bounds) (cdr bounds)))
    (insert (citekit-citation keys))
    (let ((buffer (find-buffer-visiting library)))
      (when (and buffer (not (buffer-modified-p buffer)))
        (with-current-buffer buffer (revert-buffer t t t))))
    (message "citekit: %s in %s" (string-join keys ", ") (file-name-nondirectory library))
    keys))

(defun citekit--table (items)
  "A completion table over ITEMS that shows who, when and what."
  (let ((annotations (make-hash-table :test #'equal)))
    (dolist (item items) (puthash (alist-get 'id item) (citekit--annotation item) annotations))
    (lambda (string predicate action)
      (if (eq action 'metadata)
          `(metadata (category . citekit)
                     (annotation-function
                      . ,(lambda (key) (concat "  " (gethash key annotations "")))))
        (complete-with-action action annotations string predicate)))))

;;;###autoload
(defun citekit-insert ()
  "Choose an entry of the buffer's libraries and cite it."
  (interactive)
  (insert (citekit-citation (list (completing-read "Cite: " (citekit--table (citekit-items)) nil t)))))

(defconst citekit--before-key
  (concat "\\(?:\\(?:^\\|[^[:alnum:]@\\\\]\\)@\\|\\\\[a-zA-Z]*cite[a-zA-Z]*\\*?"
          "\\(?:\\[[^]]*\\]\\)*{\\(?:[^{}]*,\\)?[ \t\n]*\\|:cite:[a-z:]*`\\(?:[^`]*,\\)?\\)"
          "\\([[:alnum:]_:.+/-]*\\)")
  "What stands before a key that is being typed; group 1 is its beginning.")

(defun citekit-complete-at-point ()
  "Complete the citation key at point; for `completion-at-point-functions'."
  (when (and (save-excursion (skip-chars-backward "[:alnum:]_:.+/-") (> (point) (point-min)))
             (looking-back citekit--before-key (max (point-min) (- (point) 2000))))
    (let ((start (match-beginning 1)) (items (citekit-items)))
      (list start (point) (citekit--table items) :exclusive 'no
            :annotation-function
            (lambda (key)
              (let ((item (seq-find (lambda (one) (equal (alist-get 'id one) key)) items)))
                (if item (concat "  " (citekit--annotation item)) "")))))))

;;;###autoload
(define-minor-mode citekit-mode
  "Complete citation keys, without a language server."
  :lighter " cite"
  :keymap (let ((map (make-sparse-keymap)))
            (define-key map (kbd "C-c ]") #'citekit-insert)
            (define-key map (kbd "C-c )") #'citekit-add-dwim)
            map)
  (if citekit-mode
      (add-hook 'completion-at-point-functions #'citekit-complete-at-point nil t)
    (remove-hook 'completion-at-point-functions #'citekit-complete-at-point t)))

;;;; Org: a cite processor

(declare-function org-cite-register-processor "oc")
(declare-function org-cite-get-references "oc")
(declare-function org-cite-list-citations "oc")
(declare-function org-cite-list-keys "oc")
(declare-function org-cite-list-bibliography-files "oc")
(declare-function org-element-property "org-element")
(declare-function org-element-interpret-data "org-element")
(declare-function org-export-derived-backend-p "ox")
(declare-function org-export-data "ox")
(declare-function org-export-raw-string "ox")

(defun citekit--org-format (info)
  "The format of citekit that fits the export of INFO."
  (let ((backend (plist-get info :back-end)))
    (cond ((org-export-derived-backend-p backend 'html) "html")
          ((org-export-derived-backend-p backend 'latex) "latex")
          ((org-export-derived-backend-p backend 'md) "markdown")
          ((org-export-derived-backend-p backend 'org) "org")
          (t "text"))))

(defun citekit--org-style (info)
  "The style named in the document of INFO, as in \"#+cite_export: citekit chicago\"."
  (pcase (plist-get info :cite-export)
    (`(,_ ,(and (pred stringp) style) . ,_) style)
    (_ citekit-style)))

(defun citekit--org-items (info)
  "The items that the document of INFO cites, as a JSON text."
  (let* ((keys (org-cite-list-keys info))
         (items (seq-mapcat #'citekit--items-of (plist-get info :bibliography)))
         (cited (seq-filter (lambda (item) (member (alist-get 'id item) keys)) items)))
    (decode-coding-string (json-serialize (vconcat cited)) 'utf-8)))

(defun citekit--org-cite (citation)
  "CITATION as an argument of --cite."
  (let ((sign (if (member (org-element-property :style citation) '("na" "noauthor")) "-@" "@")))
     (mapconcat
      (lambda (reference)
        (let ((prefix (string-trim (org-element-interpret-data (org-element-property :prefix reference))))
              (suffix (string-trim (org-element-interpret-data (org-element-property :suffix reference)))))
          (concat (unless (string-empty-p prefix) (concat prefix " "))
                  sign (org-element-property :key reference)
                  (unless (string-empty-p suffix) (concat ", " (string-trim-left suffix "[, ]+"))))))
      (org-cite-get-references citation)
      ";")))

(defun citekit--org-citations (info)
  "Every citation of the document of INFO, rendered together: position and text."
  (or (plist-get info :citekit-citations)
      (let* ((citations (org-cite-list-citations info))
             (arguments (seq-mapcat (lambda (one) (list "--cite" (citekit--org-cite one))) citations))
             (printed (apply #'citekit--run (citekit--org-items info) "export" "-" "--style"
                             (citekit--org-style info) "--format" (citekit--org-format info) arguments))
             (table (seq-mapn (lambda (one text) (cons (org-element-property :begin one) text))
                              citations (split-string (string-trim-right printed "\n") "\n"))))
        (plist-put info :citekit-citations table)
        table)))

(defun citekit-org-export-citation (citation _style _backend info)
  "Render CITATION for the export of INFO."
  (org-export-raw-string
   (alist-get (org-element-property :begin citation) (citekit--org-citations info))))

(defun citekit-org-export-bibliography (_keys _files _style _props _backend info)
  "Render the works that the document of INFO cites."
  (org-export-raw-string
   (citekit--run (citekit--org-items info) "export" "-" "--style" (citekit--org-style info)
                 "--format" (citekit--org-format info))))

;;;###autoload
(defun citekit-org-setup ()
  "Register the cite processor `citekit' with Org: \"#+cite_export: citekit apa\"."
  (require 'oc)
  (org-cite-register-processor 'citekit
    :export-citation #'citekit-org-export-citation
    :export-bibliography #'citekit-org-export-bibliography))

;;;; citar and eglot

(defvar citar-bibliography)
(declare-function citar--entries-from-libraries "citar")

(defun citekit-citar-setup ()
  "Let citar take the libraries that the buffer declares."
  (interactive)
  (setq-local citar-bibliography (citekit-libraries)))

(defvar eglot-server-programs)

;;;###autoload
(defun citekit-eglot-setup (&rest modes)
  "Give eglot the language server for MODES, which no other server has."
  (require 'eglot)
  (add-to-list 'eglot-server-programs
               (cons (or modes '(markdown-mode org-mode rst-mode)) (append citekit-command '("lsp")))))

(provide 'citekit)
;;; citekit.el ends here
